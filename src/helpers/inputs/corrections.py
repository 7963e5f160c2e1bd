"""Corrections of single numbers: each with its reason, and dead when the source is repaired."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StrictInt

from helpers.errors import Place
from helpers.inputs.yaml_model import YamlModel, read_model
from helpers.inputs.yaml_types import KnownCode, Name, YamlDate


class Correction(YamlModel):
    """One number that was decided to be another one than the source says.

    Parameters
    ----------
    source
        File of the number, as the sources name it, or its name without folder.
    region, indicator, basis, as_of, part
        Which number: ``part`` is ``pembilang`` or ``penyebut``.
    old, new
        What the source says, and what is used; ``null`` is no data.
    reason, decided_by, decided_on
        Why, who decided, and when.
    """

    source: Annotated[str, Field(min_length=1)]
    region: KnownCode
    indicator: Name
    basis: Name
    as_of: YamlDate
    part: Literal["pembilang", "penyebut"] = "pembilang"
    old: StrictInt | None
    new: Annotated[StrictInt, Field(ge=0)] | None
    reason: Annotated[str, Field(min_length=3)]
    decided_by: Annotated[str, Field(min_length=2)]
    decided_on: YamlDate


class CorrectionsFile(YamlModel):
    """A file of corrections."""

    corrections: Annotated[tuple[Correction, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """A correction that was applied, and where the source has the old number."""

    correction: Correction
    place: Place
    file: str


def load_corrections(path: Path, root: Path) -> tuple[Correction, ...]:
    """Read a file of corrections."""
    return read_model(path, CorrectionsFile, root).corrections
