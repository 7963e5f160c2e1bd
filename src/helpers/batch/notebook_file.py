"""What the batch needs to know of a notebook without running it."""

import ast
import hashlib
import json
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from helpers.errors import UsageError


@dataclass(frozen=True, slots=True)
class NotebookFile:
    """A parameterized notebook of the project.

    Parameters
    ----------
    name
        File name without ending, for example ``regional_evaluation``.
    parameter_names
        Names that its ``parameters`` cell assigns, in order.
    source_sha256
        Hash of its cells' kind, text and tags; outputs and editor metadata do not count.
    """

    name: str
    path: Path
    parameter_names: tuple[str, ...]
    source_sha256: str


def find_notebook(name: str, root: Path) -> NotebookFile:
    """Read ``notebooks/<name>.ipynb``.

    Raises
    ------
    UsageError
        When there is no such notebook (with the nearest name) or it has no parameters cell.
    """
    path = root / "notebooks" / f"{name}.ipynb"
    if not path.is_file():
        raise UsageError(_unknown(name, root))
    cells = _cells(path)
    parameters = [cell for cell in cells if "parameters" in _tags(cell)]
    if not parameters:
        message = (
            f"notebooks/{path.name}: tidak ada sel dengan tag parameters "
            "→ beri tag itu pada sel yang memuat parameter"
        )
        raise UsageError(message)
    return NotebookFile(name, path, _assigned(parameters[0], path), _source_hash(cells))


def _unknown(name: str, root: Path) -> str:
    known = sorted(path.stem for path in (root / "notebooks").glob("*.ipynb"))
    near = get_close_matches(name, known, n=1)
    action = f"mungkin maksudnya {near[0]}" if near else f"yang ada: {', '.join(known) or '–'}"
    return f"notebook {name} tidak ada di folder notebooks → {action}"


def _cells(path: Path) -> list[dict[str, Any]]:
    try:
        cells = json.loads(path.read_bytes())["cells"]
        return [{**cell} for cell in cells]
    except (ValueError, KeyError, TypeError):
        message = (
            f"notebooks/{path.name}: bukan notebook Jupyter yang sah → ambil salinan yang utuh"
        )
        raise UsageError(message) from None


def _tags(cell: dict[str, Any]) -> list[str]:
    return cell.get("metadata", {}).get("tags", [])


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _assigned(cell: dict[str, Any], path: Path) -> tuple[str, ...]:
    """Return the names a parameters cell assigns, ``region = …`` as well as ``region: str = …``."""
    try:
        body = ast.parse(_source(cell)).body
    except SyntaxError as error:
        message = (
            f"notebooks/{path.name}: sel parameters baris {error.lineno} tidak dapat dibaca "
            "→ perbaiki penulisan Python-nya"
        )
        raise UsageError(message) from None
    names: list[str] = []
    for statement in body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        if isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        names += [target.id for target in targets if isinstance(target, ast.Name)]
    return tuple(names)


def _source_hash(cells: list[dict[str, Any]]) -> str:
    parts = [[cell.get("cell_type"), _source(cell), _tags(cell)] for cell in cells]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
