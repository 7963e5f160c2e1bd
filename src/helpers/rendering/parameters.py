"""The parameters that a notebook declares, read from its ``parameters`` cell without running it.

papermill only logs a parameter that the notebook does not know, and the run goes on with the
default: that is how a province gets last year's report. Names become code there, so only declared
names pass, and only plain values.
"""

import ast
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from helpers.errors import UsageError


def check_parameters(notebook: Mapping[str, Any], given: Mapping[str, Any], name: str) -> None:
    """Refuse unknown and missing parameters and values that are not plain.

    Parameters
    ----------
    notebook
        The notebook as stored.
    given
        Values by name.
    name
        The notebook's name, for messages.

    Raises
    ------
    UsageError
        Naming every fault; no kernel has been started.
    """
    declared = declared_parameters(notebook)
    faults = [_unknown(key, declared) for key in given if key not in declared]
    faults += [
        f"parameter “{key}” harus diisi"
        for key, has_default in declared.items()
        if not has_default and key not in given
    ]
    faults += [
        f"nilai parameter “{key}” harus teks, bilangan bulat, ya/tidak, kosong, atau daftarnya "
        f"(bukan {type(value).__name__}); tulis tanggal dan kode sebagai teks"
        for key, value in given.items()
        if key in declared and not _is_plain(value)
    ]
    if faults:
        raise UsageError(f"{name}: " + "; ".join(faults))


def declared_parameters(notebook: Mapping[str, Any]) -> dict[str, bool]:
    """Return the declared names and whether each has a default; empty without such a cell."""
    cell = next(
        (
            cell
            for cell in notebook["cells"]
            if cell["cell_type"] == "code"
            and "parameters" in cell.get("metadata", {}).get("tags", ())
        ),
        None,
    )
    if cell is None:
        return {}
    try:
        body = ast.parse("".join(cell["source"])).body
    except SyntaxError as error:
        raise UsageError(f"sel parameter tidak dapat dibaca: baris {error.lineno}") from error
    names: dict[str, bool] = {}
    for statement in body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            names[statement.target.id] = statement.value is not None
        elif isinstance(statement, ast.Assign):
            names |= {node.id: True for node in statement.targets if isinstance(node, ast.Name)}
    return names


def _unknown(key: str, declared: Mapping[str, bool]) -> str:
    near = get_close_matches(key, declared, n=1)
    hint = f"; maksudnya “{near[0]}”?" if near else ""
    return f"parameter “{key}” tidak dikenal{hint}"


def _is_plain(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _is_plain(part) for key, part in value.items())
    if isinstance(value, list | tuple):
        return all(_is_plain(part) for part in value)
    return value is None or type(value) in (str, int, bool)
