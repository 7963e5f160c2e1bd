"""From the params of a meeting to its jobs, always in the same order."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from helpers.batch.notebook_file import NotebookFile, find_notebook
from helpers.errors import UsageError
from helpers.inputs.params import MeetingParams
from helpers.vocabulary.region_code import RegionCode, RegionLevel
from helpers.vocabulary.regions import Region, region_table


@dataclass(frozen=True, slots=True)
class Job:
    """One report to build: one notebook for one region.

    Parameters
    ----------
    parameters_json
        What the notebook gets, as canonical JSON: text travels to worker processes and into
        hashes unchanged, and cannot be altered on the way.
    """

    region: RegionCode
    notebook: NotebookFile
    parameters_json: str

    @property
    def handle(self) -> str:
        """Name for people, for example ``64/regional_evaluation``."""
        return f"{self.region}/{self.notebook.name}"

    @property
    def folder(self) -> str:
        """Folder of the region's reports, for example ``64-kalimantan-timur``."""
        return f"{self.region}-{region_table()[self.region].slug}"

    @property
    def parameters(self) -> dict[str, Any]:
        """What the notebook gets."""
        return json.loads(self.parameters_json)


def plan(
    params: MeetingParams,
    root: Path,
    *,
    only: Sequence[str] = (),
    notebooks: Sequence[str] = (),
) -> tuple[Job, ...]:
    """Resolve a meeting's regions and notebooks into jobs: by region code, then as listed.

    Parameters
    ----------
    only
        Region codes: regions of the meeting, or kabupaten/kota within them. Empty: all.
    notebooks
        Names out of the meeting's notebooks. Empty: all.

    Raises
    ------
    UsageError
        When a region or notebook is unknown or not part of the meeting.
    """
    regions = _chosen_regions(_matrix(params), only)
    files = [find_notebook(name, root) for name in _chosen_notebooks(params, notebooks)]
    return tuple(
        Job(region, file, _parameters(params, file, region)) for region in regions for file in files
    )


def _matrix(params: MeetingParams) -> tuple[RegionCode, ...]:
    return tuple(sorted({code for entry in params.regions for code in _expand(entry)}))


def _expand(entry: str) -> Iterator[RegionCode]:
    if entry == "provinces":
        yield from (region.code for region in region_table().provinces())
    elif entry == "all":
        yield from (r.code for r in region_table() if r.level is not RegionLevel.NATIONAL)
    else:
        yield _known(entry, region_table())


def _chosen_regions(matrix: tuple[RegionCode, ...], only: Sequence[str]) -> tuple[RegionCode, ...]:
    if not only:
        return matrix
    within = [r for r in region_table() if any(code.contains(r.code) for code in matrix)]
    return tuple(sorted({_known(text, within) for text in only}))


def _known(text: str, regions: Iterable[Region]) -> RegionCode:
    """Return the code when it stands among ``regions``; otherwise name the nearest."""
    labels = {str(region.code): region.label for region in regions}
    if text in labels:
        return RegionCode(text)
    by_label = {label.lower(): code for code, label in labels.items()}
    near = get_close_matches(text.lower(), [*by_label, *labels], n=3, cutoff=0.5)
    codes = dict.fromkeys(by_label.get(name, name) for name in near)
    names = ", ".join(f"{code} ({labels[code]})" for code in codes)
    action = f"yang terdekat: {names}" if names else "lihat kodenya dengan rakor list"
    raise UsageError(f'wilayah "{text}" bukan bagian rapat ini → {action}')


def _chosen_notebooks(params: MeetingParams, wanted: Sequence[str]) -> tuple[str, ...]:
    for name in wanted:
        if name not in params.notebooks:
            near = get_close_matches(name, params.notebooks, n=1)
            choice = f"mungkin maksudnya {near[0]}" if near else "yang ada: "
            action = choice if near else choice + ", ".join(params.notebooks)
            raise UsageError(f"notebook {name} bukan bagian rapat ini → {action}")
    return tuple(name for name in params.notebooks if not wanted or name in wanted)


def _parameters(params: MeetingParams, notebook: NotebookFile, region: RegionCode) -> str:
    """Return the notebook's own keys only.

    A key that the params leave empty is passed as null: the notebook's default belongs to the
    meeting it was written for and must not slip into another one's report.
    """
    values = {**params.model_dump(mode="json"), "region": str(region)}
    own = {name: values[name] for name in notebook.parameter_names if name in values}
    return json.dumps(own, ensure_ascii=False, sort_keys=True)
