"""A meeting with everything a run needs to know before it builds anything."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from helpers.batch.input_facts import FOLDER as RUN_FOLDER
from helpers.batch.input_facts import (
    InputFacts,
    facts_key,
    find_facts,
    remembered,
    slices_of,
)
from helpers.batch.job_key import Surroundings, code_sha256, library_versions, surroundings
from helpers.batch.plan import Job, plan
from helpers.batch.watched import Watched
from helpers.errors import Finding
from helpers.inputs.assumptions import load_assumptions
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.context import load_context
from helpers.inputs.glossary import load_glossary, load_phrases, phrase_files
from helpers.inputs.params import MeetingParams, load_params
from helpers.inputs.plans import read_plans
from helpers.inputs.reading import Reading
from helpers.inputs.slices import parts_of
from helpers.inputs.sources import read_sources, resolve_sources
from helpers.inputs.store import store_of
from helpers.publication.manifest import InputFile
from helpers.vocabulary.region_code import RegionCode

# Data files beside the params that shape every report.
_DEFINITIONS = (
    "assumptions.yaml",
    "glossary.yaml",
    "indicators.yaml",
    "layouts.yaml",
    "plan_layouts.yaml",
    "targets.yaml",
)


@dataclass(frozen=True, slots=True)
class Input:
    """The sources as read: whole, and the slice of each province as notebooks get it."""

    reading: Reading
    slices: Mapping[RegionCode, bytes]
    facts: InputFacts


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting: its params, its jobs, its checked input.

    Parameters
    ----------
    params_name
        The params file as the rebuild command names it.
    facts
        What is known of the input; perhaps remembered.
    read
        Reads the sources when they have not been read yet.
    watched
        The files that everything depends on, as they were before reading.
    """

    root: Path
    params_name: str
    params: MeetingParams
    jobs: tuple[Job, ...]
    facts: InputFacts
    read: Callable[[], Input]
    around: Surroundings
    watched: Watched

    def folder(self, out: Path) -> Path:
        """Folder of the meeting's reports."""
        return out / self.params.meeting

    @property
    def reading(self) -> Reading:
        """The sources as read."""
        return self.read().reading

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the input check found; nothing of it is blocking."""
        return self.facts.findings

    @property
    def project_files(self) -> tuple[Path, ...]:
        """Files of the project that notebooks read, besides the sources."""
        plans = (self.root / name for name in self.params.plans.values())
        return (*definition_files(self.params, self.root), *plans)

    def slice_of(self, job: Job) -> bytes:
        """Return the part of the sources that a job's notebook is handed."""
        return self.read().slices[RegionCode(job.region.province)]

    def inputs_of(self, job: Job) -> tuple[InputFile, ...]:
        """Return the files that a job's report is computed from."""
        partition = self.facts.partitions[str(job.region.province)]
        return (*partition.inputs, *self.around.plans.get(job.notebook.name, ()))

    def has_changed(self) -> bool:
        """Whether a source or definition file has changed since the meeting was opened."""
        return self.watched.has_changed()


def open_meeting(
    params_file: Path,
    root: Path,
    *,
    only: Sequence[str] = (),
    notebooks: Sequence[str] = (),
    out: Path | None = None,
) -> Meeting:
    """Read params and sources, and plan the jobs.

    Parameters
    ----------
    out
        Output folder, where an earlier run may have remembered what the same input held; by
        default the sources are read.

    Raises
    ------
    UsageError
        When the params, a region or a notebook are wrong.
    InputError
        When the input is refused: all problems of all files; or when no region has data.
    """
    params = load_params(params_file, root)
    jobs = plan(params, root, only=only, notebooks=notebooks)
    # Before reading: a change in between is then noticed.
    watched = Watched.of((*_source_files(params, root), *definition_files(params, root)))
    regions = tuple(dict.fromkeys(job.region for job in jobs))
    key = facts_key(watched.hashes, _reads_with(params, regions))
    read = cache(lambda: _read(params, root, regions, key))
    known = remembered(out / params.meeting / RUN_FOLDER, key) if out else None
    if known is None:
        _check_texts(params, root)
    plans = read_plans(params.plans, root).sources if params.plans else ()
    return Meeting(
        root=root,
        params_name=_name(params_file, root),
        params=params,
        jobs=jobs,
        facts=known or read().facts,
        read=read,
        around=surroundings(
            definition_files(params, root),
            plans={
                job.notebook.name: tuple(
                    InputFile(name=file.name, sha256=file.sha256) for file in plans
                )
                for job in jobs
                if "plans" in job.notebook.parameter_names
            },
        ),
        watched=watched,
    )


def _reads_with(params: MeetingParams, regions: Sequence[RegionCode]) -> tuple[str, ...]:
    """Return what else decides how sources are read, besides their content."""
    versions = (f"{name} {version}" for name, version in library_versions())
    return (params.model_dump_json(), *regions, code_sha256(), *versions)


def _read(params: MeetingParams, root: Path, regions: Sequence[RegionCode], key: str) -> Input:
    catalogue, store = load_catalogue(root), store_of(root)
    days = {"default_date": params.as_of, "last_day": params.meeting_date}
    kept_as = store.key(params.sources, **days, province=None)
    kept = store.load(kept_as, None) if kept_as is not None else None
    reading = kept or read_sources(params.sources, root, catalogue, **days)
    provinces = dict.fromkeys(RegionCode(code.province) for code in regions)
    parts = parts_of(reading, provinces)
    slices = slices_of(parts, params)
    facts = find_facts(
        key, parts, slices, reading, regions=regions, params=params, catalogue=catalogue
    )
    if kept is None:
        # Only now: a meeting that is refused leaves nothing behind.
        store.keep(kept_as, reading, params.sources, **days, province=None)
    return Input(reading, slices, facts)


def _check_texts(params: MeetingParams, root: Path) -> None:
    """Refuse broken phrase, glossary and context files now, not in the middle of a notebook."""
    load_phrases(root)
    load_glossary(root)
    if params.context:
        load_context(Path(params.context), root)
    if params.assumptions:
        load_assumptions(root, Path(params.assumptions))


def definition_files(params: MeetingParams, root: Path) -> tuple[Path, ...]:
    """Return the definition files that the meeting's reports depend on."""
    named = (
        params.context,
        params.theme,
        params.assumptions,
        params.agreement,
        params.problems,
    )
    own = (root / "params" / name for name in _DEFINITIONS)
    return (*own, *phrase_files(root), *(root / name for name in named if name))


def _source_files(params: MeetingParams, root: Path) -> tuple[Path, ...]:
    sources, _ = resolve_sources(params.sources, root)
    paths = [source.path for source in sources if source.path is not None]
    return (*paths, *(root / name for name in params.plans.values()))


def _name(path: Path, root: Path) -> str:
    try:
        return (root / path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.name
