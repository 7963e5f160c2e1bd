"""The record of what stands in a meeting's folder: ``manifest.json``.

It holds no clock and no duration, so that the same inputs give the same bytes. Its schema is
shipped beside this module as ``manifest.schema.json``.
"""

import json
import re
from datetime import date
from functools import cache
from importlib import metadata, resources
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from helpers.errors import UsageError
from helpers.publication.safe_files import shown

FILE_NAME = "manifest.json"
_SCHEMA_ADDRESS = "https://json-schema.org/draft/2020-12/schema"


def _inside(name: str) -> str:
    """Refuse names that lead out of the meeting's folder."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or re.search(r"[\\:\0]", name) or not path.name:
        raise ValueError("nama berkas harus relatif terhadap folder rapat")
    return name


Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
RelativeName = Annotated[str, AfterValidator(_inside)]


class Record(BaseModel):
    """Base of everything in the manifest: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PublishedFile(Record):
    """One file, its name relative to the meeting's folder."""

    name: RelativeName
    bytes: int = Field(ge=1)
    sha256: Sha256


class InputFile(Record):
    """One source that the report was computed from."""

    name: str
    sha256: Sha256


class PublishedReport(Record):
    """One report: what it is, what it was made from and which files it consists of.

    Parameters
    ----------
    handle
        Region and notebook, for example ``64/regional_evaluation``.
    status
        ``built``; ``outdated``: the last attempt failed and an older version stands;
        ``failed``: the last attempt failed and nothing stands.
    job_key
        Hash of notebook, parameters, inputs, definitions, code and library versions; also printed
        in the imprint. Empty when nothing stands.
    parameters_sha256
        Hash of the notebook's parameters alone.
    """

    handle: str
    region_code: str
    region: str
    notebook: str
    as_of: date
    is_sample: bool
    status: Literal["built", "outdated", "failed"]
    job_key: str
    parameters_sha256: Sha256
    files: tuple[PublishedFile, ...]
    inputs: tuple[InputFile, ...]


class Generator(Record):
    """The program that wrote the files."""

    name: str
    version: str


class Manifest(Record):
    """Everything that stands in one meeting's folder.

    Parameters
    ----------
    definitions
        Files with indicators, targets and wording that the reports were built with.
    """

    format: Literal[1] = 1
    meeting: str
    title: str
    as_of: date
    revision: int
    generator: Generator
    rebuild_command: str
    definitions: tuple[InputFile, ...] = ()
    reports: tuple[PublishedReport, ...]


def generator() -> Generator:
    """Return name and version of this program."""
    return Generator(name="rakor", version=metadata.version("rakor"))


def to_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as UTF-8 JSON, keys in the order of the models."""
    plain = manifest.model_dump(mode="json")
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(path: Path) -> Manifest:
    """Read and check a manifest.

    Raises
    ------
    UsageError
        When there is none or it does not follow the schema.
    """
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        message = (
            f"{shown(path)}: tidak ada → sebutkan folder rapat yang berisi {FILE_NAME}, "
            "misalnya reports/rakorda-kaltim-2024"
        )
        raise UsageError(message) from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "isi"
        problem = f"bukan manifes yang sah pada {where} → bangun ulang dengan rakor build"
        raise UsageError(f"{shown(path)}: {problem}") from None


def make_schema() -> dict[str, Any]:
    """Return the JSON schema of the models; the shipped file is a copy."""
    schema = Manifest.model_json_schema(mode="serialization")
    return {"$schema": _SCHEMA_ADDRESS, **schema}


@cache
def shipped_schema() -> dict[str, Any]:
    """Return the JSON schema that is shipped with the package."""
    file = resources.files("helpers.publication") / "manifest.schema.json"
    return json.loads(file.read_text(encoding="utf-8"))
