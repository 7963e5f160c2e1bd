"""What a report depends on, as one hash: equal keys, equal bytes."""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from helpers.batch.plan import Job
from helpers.publication.manifest import InputFile
from helpers.publication.safe_files import sha256_of

# Libraries that compute, draw or print. A new version may move a pixel, so it makes a new report.
_LIBRARIES = (
    "Babel",
    "font-source-sans-pro",
    "fonttools",
    "holidays",
    "ipykernel",
    "Jinja2",
    "matplotlib",
    "mistune",
    "nbconvert",
    "numpy",
    "pandas",
    "papermill",
    "pydantic",
    "python-calamine",
    "rakor",
    "seaborn",
    "typst",
    "xlsxwriter",
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all reports of a run share.

    Parameters
    ----------
    definitions
        Name and hash of the definition files (indicators, targets, phrases, …).
    plans
        Plan files of notebooks that read any, by the notebook's name.
    code_sha256
        Hash of this package's files.
    versions
        Python and the libraries with their versions.
    """

    definitions: tuple[tuple[str, str], ...]
    plans: Mapping[str, tuple[InputFile, ...]]
    code_sha256: str
    versions: tuple[tuple[str, str], ...]


def surroundings(
    definitions: Iterable[Path], plans: Mapping[str, tuple[InputFile, ...]] | None = None
) -> Surroundings:
    """Collect what all reports of a run share.

    Parameters
    ----------
    definitions
        Definition files; a missing one counts as missing.
    plans
        Plan files by the name of the notebook that reads them.
    """
    named = ((path.name, sha256_of(path) if path.is_file() else "") for path in definitions)
    return Surroundings(tuple(sorted(named)), plans or {}, code_sha256(), library_versions())


def made_of(job: Job, around: Surroundings, data_sha256: str) -> dict[str, str]:
    """Return everything that a report depends on, by name, as short texts.

    Parameters
    ----------
    data_sha256
        Hash of the part of the sources that the region's notebook is handed.
    """
    plans = [[file.name, file.sha256] for file in around.plans.get(job.notebook.name, ())]
    return {
        "notebook": job.notebook.source_sha256,
        "parameters": parameters_sha256(job),
        "data": data_sha256,
        **({"plans": _hash(plans)} if plans else {}),
        **{f"params/{name}": digest for name, digest in around.definitions},
        "code": around.code_sha256,
        **dict(around.versions),
    }


def job_key(parts: Mapping[str, str]) -> str:
    """Return the key of one report as 64 hexadecimal digits, from everything it is made of."""
    return _hash(dict(parts))


def _hash(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def parameters_sha256(job: Job) -> str:
    """Return the hash of the notebook's parameters alone."""
    return hashlib.sha256(job.parameters_json.encode()).hexdigest()


@cache
def code_sha256() -> str:
    """Return the hash of this package's files, names included, compiled files left out."""
    package = Path(str(files("helpers")))
    digest = hashlib.sha256()
    names = sorted(p.relative_to(package).as_posix() for p in package.rglob("*") if p.is_file())
    for name in names:
        if "__pycache__" not in name:
            digest.update(f"{name}\0{sha256_of(package / name)}\n".encode())
    return digest.hexdigest()


@cache
def library_versions() -> tuple[tuple[str, str], ...]:
    """Return Python and the libraries that shape a report, with their versions."""
    return (
        ("python", platform.python_version()),
        ("platform", f"{platform.system()} {platform.machine()}"),
        *((name, _version(name)) for name in _LIBRARIES),
    )


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
