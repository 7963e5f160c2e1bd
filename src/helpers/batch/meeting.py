"""A meeting with everything a run needs to know before it builds anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from helpers.batch.job_key import Surroundings, surroundings
from helpers.batch.plan import Job, plan
from helpers.errors import InputError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.context import load_context
from helpers.inputs.glossary import load_glossary, load_phrases
from helpers.inputs.params import MeetingParams, load_params
from helpers.inputs.reading import Reading
from helpers.inputs.region_data import resolve_deadlines, slice_region
from helpers.inputs.sources import read_sources, resolve_sources
from helpers.publication.manifest import InputFile
from helpers.publication.safe_files import sha256_of
from helpers.vocabulary.indicators import Catalogue
from helpers.vocabulary.region_code import RegionCode

# Data files beside the params that shape every report.
_DEFINITIONS = (
    "glossary.yaml",
    "indicators.yaml",
    "layouts.yaml",
    "phrases.yaml",
    "targets.yaml",
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting: its params, its jobs, its checked input.

    Parameters
    ----------
    params_name
        The params file as the rebuild command names it.
    without_data
        Why a region's reports cannot be built although the input as a whole is sound.
    """

    root: Path
    params_name: str
    params: MeetingParams
    jobs: tuple[Job, ...]
    reading: Reading
    without_data: Mapping[RegionCode, str]
    around: Surroundings
    watched: Mapping[Path, str]

    def folder(self, out: Path) -> Path:
        """Folder of the meeting's reports."""
        return out / self.params.meeting

    def has_changed(self) -> bool:
        """Whether a source or definition file has changed since the meeting was opened."""
        return _hashes(self.params, self.root) != self.watched


def open_meeting(
    params_file: Path, root: Path, *, only: Sequence[str] = (), notebooks: Sequence[str] = ()
) -> Meeting:
    """Read params and sources, and plan the jobs.

    Raises
    ------
    UsageError
        When the params, a region or a notebook are wrong.
    InputError
        When the input is refused: all problems of all files; or when no region has data.
    """
    params = load_params(params_file, root)
    jobs = plan(params, root, only=only, notebooks=notebooks)
    watched = _hashes(params, root)  # before reading: a change in between is then noticed
    catalogue = load_catalogue(root)
    _check_texts(params, root)
    reading = read_sources(
        params.sources,
        root,
        catalogue,
        default_date=params.as_of,
        last_day=params.meeting_date,
    )
    inputs = tuple(InputFile(name=file.name, sha256=file.sha256) for file in reading.sources)
    return Meeting(
        root=root,
        params_name=_name(params_file, root),
        params=params,
        jobs=jobs,
        reading=reading,
        without_data=_without_data(jobs, reading, params, catalogue),
        around=surroundings(inputs, definition_files(params, root)),
        watched=watched,
    )


def _check_texts(params: MeetingParams, root: Path) -> None:
    """Refuse broken phrase, glossary and context files now, not in the middle of a notebook."""
    load_phrases(root)
    load_glossary(root)
    if params.context:
        load_context(Path(params.context), root)


def definition_files(params: MeetingParams, root: Path) -> tuple[Path, ...]:
    """Return the definition files that the meeting's reports depend on."""
    named = (params.context, params.theme, params.assumptions, params.agreement)
    own = [root / "params" / name for name in _DEFINITIONS]
    return (*own, *(root / name for name in named if name))


def _without_data(
    jobs: Sequence[Job], reading: Reading, params: MeetingParams, catalogue: Catalogue
) -> dict[RegionCode, str]:
    """Find regions that the sources do not speak of; refuse the input when that is all of them."""
    deadlines = resolve_deadlines(params.deadline, catalogue)
    problems: dict[RegionCode, InputError] = {}
    for code in dict.fromkeys(job.region for job in jobs):
        try:
            slice_region(
                reading,
                code,
                params.as_of,
                year=params.year,
                deadlines=deadlines,
                catalogue=catalogue,
            )
        except InputError as error:
            problems[code] = error
    if len(problems) == len({job.region for job in jobs}):
        found = (finding for error in problems.values() for finding in error.findings)
        raise InputError(dict.fromkeys(found))
    return {code: str(error) for code, error in problems.items()}


def _hashes(params: MeetingParams, root: Path) -> dict[Path, str]:
    sources, _ = resolve_sources(params.sources, root)
    paths = [source.path for source in sources if source.path is not None]
    present = (path for path in (*paths, *definition_files(params, root)) if path.is_file())
    return {path: sha256_of(path) for path in present}


def _name(path: Path, root: Path) -> str:
    try:
        return (root / path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.name
