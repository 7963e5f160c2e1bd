"""From a strict YAML file to a checked model; every complaint names file, line and remedy."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from helpers.errors import UsageError
from helpers.inputs.yaml_reader import YamlFile, YamlMap, YamlScalar, read_yaml
from helpers.inputs.yaml_types import QUOTE_IT


class YamlModel(BaseModel):
    """Base of everything read from YAML: frozen, no unknown keys.

    Whole numbers and booleans are declared ``StrictInt`` and ``StrictBool``; text becomes
    none of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


Model = TypeVar("Model", bound=YamlModel)


def read_model(
    path: Path, model: type[Model], root: Path, *, defaults: Mapping[str, object] | None = None
) -> Model:
    """Read a YAML file into ``model``.

    Parameters
    ----------
    path, root
        The file, and the project that messages name it from.
    defaults
        Values of keys that the file does not carry.

    Raises
    ------
    UsageError
        All problems of the file, one Indonesian line each.
    """
    file = read_yaml(path, root)
    try:
        return model.model_validate({**(defaults or {}), **file.plain()})
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        lines = [
            _line(file, detail, model) for detail in details if _is_first_cause(detail, details)
        ]
        raise UsageError("\n".join(lines)) from None


def _is_first_cause(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether an error is none that follows from another: a list is short of its bad items."""
    path = detail["loc"]
    return detail["type"] != "too_short" or not any(
        other["loc"][: len(path)] == path and len(other["loc"]) > len(path) for other in details
    )


def _line(file: YamlFile, detail: ErrorDetails, model: type[YamlModel]) -> str:
    path = tuple(detail["loc"])
    node = file.node(path)
    problem, action = _words(file, detail, node, model)
    return f"{file.name} › baris {_line_number(file, path, node)}: {problem} → {action}"


def _line_number(file: YamlFile, path: tuple[Any, ...], node: Any) -> int:
    if path and isinstance(node, YamlScalar | YamlMap):
        holder = file.node(path[:-1])
        if isinstance(holder, YamlMap) and path[-1] in holder.key_lines:
            return holder.key_lines[path[-1]]
    return node.line


def _words(
    file: YamlFile, detail: ErrorDetails, node: object, model: type[YamlModel]
) -> tuple[str, str]:
    kind = detail["type"]
    key = ".".join(str(step) for step in detail["loc"])
    if kind == "missing":
        return f"kunci {key} tidak ada", f"tambahkan: {detail['loc'][-1]}: …"
    if kind == "extra_forbidden":
        return _unknown_key(str(detail["loc"][-1]), detail["loc"], model)
    unquoted = node if isinstance(node, YamlScalar) and not node.quoted and node.text else None
    if unquoted and kind == "string_type":
        problem = f"{key} tanpa tanda petik terbaca sebagai bilangan"
        return problem, f"tulis: {file.quoted_line(unquoted)}"
    if kind == "value_error":
        problem, _, action = detail["msg"].removeprefix("Value error, ").partition(" → ")
        if unquoted and action == QUOTE_IT:
            action = f"tulis: {file.quoted_line(unquoted)}"
        return problem, action or "perbaiki nilainya"
    return f"nilai {key} tidak sesuai", _expected(detail)


def _unknown_key(key: str, path: tuple[Any, ...], model: type[YamlModel]) -> tuple[str, str]:
    known = _keys_at(model, path[:-1])
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    action = f"mungkin maksudnya {near[0]}" if near else f"kunci yang ada: {', '.join(known)}"
    return f"kunci {key} tidak dikenal", action


def _keys_at(model: type[YamlModel], path: tuple[Any, ...]) -> list[str]:
    for step in path:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(str(step))
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            break
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[YamlModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, YamlModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if (found := _model_in(part)) is not None:
            return found
    return None


def _expected(detail: ErrorDetails) -> str:
    choices = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", " atau ")
    words = {
        "string_type": "tulis teks di antara tanda petik",
        "int_type": "tulis bilangan bulat tanpa tanda petik",
        "bool_type": "tulis true atau false",
        "tuple_type": "tulis daftar, misalnya: [a, b]",
        "list_type": "tulis daftar, misalnya: [a, b]",
        "dict_type": "tulis pasangan kunci: nilai",
        "model_type": "tulis pasangan kunci: nilai",
        "too_short": "isi sedikitnya satu",
        "literal_error": f"pilih salah satu: {choices}",
        "enum": f"pilih salah satu: {choices}",
    }
    return words.get(detail["type"], "periksa bentuk nilainya")
