"""Terms and phrases from the reviewed files under ``params/``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from helpers.errors import UsageError
from helpers.inputs.project import display_name
from helpers.inputs.yaml_model import YamlModel, read_model
from helpers.inputs.yaml_reader import YamlFile, YamlScalar, read_yaml
from helpers.inputs.yaml_types import Name
from helpers.vocabulary.glossary import Term

GLOSSARY_FILE = Path("params/glossary.yaml")
PHRASES_PATTERN = "params/phrases*.yaml"


class _Term(YamlModel):
    key: Name
    term: str
    label: str
    unit: str = ""
    meaning: str
    source: str = ""


class _GlossaryFile(YamlModel):
    terms: Annotated[tuple[_Term, ...], Field(min_length=1)]


def load_glossary(root: Path) -> Mapping[str, Term]:
    """Return the terms by key in file order."""
    file = read_model(root / GLOSSARY_FILE, _GlossaryFile, root)
    return {term.key: Term(**dict(term)) for term in file.terms}


def phrase_files(root: Path) -> tuple[Path, ...]:
    """Return the files of phrases in order of name: one for all reports, more by subject."""
    return tuple(sorted(root.glob(PHRASES_PATTERN)))


def load_phrases(root: Path) -> Mapping[str, str]:
    """Return sentence patterns by key; nested keys are joined with a point.

    Raises
    ------
    UsageError
        When there is no file, a value is not text, or two files have the same key.
    """
    phrases: dict[str, str] = {}
    files = phrase_files(root)
    if not files:
        raise UsageError(f"{PHRASES_PATTERN}: berkas kalimat tidak ada → salin dari paket")
    for path in files:
        _add_phrases(read_yaml(path, root), path, root, phrases)
    return phrases


def _add_phrases(file: YamlFile, path: Path, root: Path, phrases: dict[str, str]) -> None:
    waiting: list[tuple[str, object]] = list(file.plain().items())[::-1]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(f"{key}.{inner}", text) for inner, text in value.items()][::-1]
            continue
        node = file.node(tuple(key.split(".")))
        if key in phrases:
            file.refuse(node.line, f"{key} sudah ada di berkas lain", "sisakan satu")
        if not isinstance(value, str):
            action = (
                f"tulis: {file.quoted_line(node)}"
                if isinstance(node, YamlScalar) and not node.quoted and node.text
                else f"tulis teks di {display_name(path, root)}"
            )
            file.refuse(node.line, f"{key} bukan teks", action)
        phrases[key] = value
