"""The params file of one meeting."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictInt, field_validator
from pydantic_core.core_schema import ValidationInfo

from helpers.inputs.project import project_root
from helpers.inputs.yaml_model import YamlModel, read_model
from helpers.inputs.yaml_types import KnownCode, Name, PathText, Slug, YamlDate, known_code


def _as_list(value: object) -> object:
    """Take ``regions: provinces`` for ``regions: [provinces]``."""
    return [value] if isinstance(value, str | int) else value


def _as_map(value: object) -> object:
    """Take one date for ``{default: date}``."""
    return {"default": value} if isinstance(value, str | date) else value


def _region(value: object) -> object:
    """Let the two words for many regions pass, check everything else as a code."""
    return value if value in ("provinces", "all") else known_code(value)


RegionText = Annotated[str, BeforeValidator(_region)]


class MeetingParams(YamlModel):
    """Everything one meeting asks for.

    Parameters
    ----------
    meeting
        Slug of the output folder; the file's name when the file does not say.
    regions
        Codes of provinces or kabupaten/kota, or ``provinces`` or ``all``.
    year, as_of
        Year that is judged; day of the data.
    deadline
        Last day per indicator key; ``default`` for all others. A single date stands for all.
    sources
        Files, folders, globs or ``sample:kaltim``, relative to the project.
    source_name
        How the reports name the source.
    compare_to
        Day of an earlier snapshot to compare with.
    context
        YAML file with awards and published claims.
    theme, assumptions, agreement
        Further files that a meeting may name.
    problems
        Reviewed table of problems, causes and recommendations by region.
    plans
        Plan of the coming year by government: a file, or ``sample:kaltim-rencana-2025``.
    """

    meeting: Slug
    title: str
    meeting_name: str = "Rakorda"
    meeting_place: str = ""
    meeting_date: YamlDate | None = None
    regions: Annotated[tuple[RegionText, ...], BeforeValidator(_as_list), Field(min_length=1)]
    notebooks: Annotated[tuple[Name, ...], Field(min_length=1)]
    year: Annotated[StrictInt, Field(ge=2000, le=2100)]
    as_of: YamlDate
    deadline: Annotated[Mapping[str, YamlDate], BeforeValidator(_as_map), Field(min_length=1)]
    sources: Annotated[tuple[PathText, ...], BeforeValidator(_as_list), Field(min_length=1)]
    source_name: str = ""
    compare_to: YamlDate | None = None
    formats: Annotated[tuple[Literal["pdf", "html", "xlsx"], ...], Field(min_length=1)] = (
        "pdf",
        "html",
    )
    office: str = ""
    revision: Annotated[StrictInt, Field(ge=1)] = 1
    context: PathText | None = None
    theme: PathText | None = None
    assumptions: PathText | None = None
    agreement: PathText | None = None
    problems: PathText | None = None
    plans: Mapping[KnownCode, PathText] = {}

    @field_validator("as_of", "compare_to")
    @classmethod
    def _not_in_the_future(cls, day: date | None, info: ValidationInfo) -> date | None:
        meeting_date = info.data.get("meeting_date")
        if day is not None and meeting_date is not None and day > meeting_date:
            raise ValueError(
                f"tanggal {day} sesudah tanggal rapat {meeting_date} "
                "→ pakai tanggal data sebelum rapat"
            )
        return day


def load_params(path: Path, root: Path | None = None) -> MeetingParams:
    """Read the params file of one meeting.

    Parameters
    ----------
    path
        The file; a relative path starts at the project root.
    root
        Project root; by default the nearest folder with ``notebooks``.

    Raises
    ------
    UsageError
        All problems of the file, each with its line and what to write.
    """
    root = root or project_root()
    return read_model(root / path, MeetingParams, root, defaults={"meeting": path.stem})
