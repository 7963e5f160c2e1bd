"""Terms and phrases from the reviewed files under ``params/``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from helpers.inputs.project import display_name
from helpers.inputs.yaml_model import YamlModel, read_model
from helpers.inputs.yaml_reader import YamlScalar, read_yaml
from helpers.inputs.yaml_types import Name
from helpers.vocabulary.glossary import Term

GLOSSARY_FILE = Path("params/glossary.yaml")
PHRASES_FILE = Path("params/phrases.yaml")


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


def load_phrases(root: Path) -> Mapping[str, str]:
    """Return sentence patterns by key; nested keys are joined with a point.

    Raises
    ------
    UsageError
        When a value is not text.
    """
    file = read_yaml(root / PHRASES_FILE, root)
    phrases: dict[str, str] = {}
    waiting: list[tuple[str, object]] = list(file.plain().items())[::-1]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(f"{key}.{inner}", text) for inner, text in value.items()][::-1]
        elif isinstance(value, str):
            phrases[key] = value
        else:
            node = file.node(tuple(key.split(".")))
            action = (
                f"tulis: {file.quoted_line(node)}"
                if isinstance(node, YamlScalar) and not node.quoted and node.text
                else f"tulis teks di {display_name(root / PHRASES_FILE, root)}"
            )
            file.refuse(node.line, f"{key} bukan teks", action)
    return phrases
