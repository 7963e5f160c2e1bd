"""What a run has to know of its input, small enough to be remembered.

Reading all sources of a nation takes seconds. When neither they nor anything that reads them has
changed since the last run, what it found is still true and nothing is read.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from helpers.errors import Finding, InputError
from helpers.inputs.params import MeetingParams
from helpers.inputs.reading import Reading
from helpers.inputs.region_data import resolve_deadlines, slice_region
from helpers.inputs.slices import Question, to_bytes
from helpers.publication.manifest import InputFile, Record, Sha256
from helpers.vocabulary.indicators import Catalogue
from helpers.vocabulary.region_code import RegionCode

FOLDER, FILE_NAME = ".run", "inputs.json"
"""Where it is remembered, below the meeting's folder; may be deleted at any time."""


class Partition(Record):
    """One province's part of the input: its hash, and the files it comes from."""

    sha256: Sha256
    inputs: tuple[InputFile, ...]


class InputFacts(Record):
    """What the sources hold for one meeting.

    Parameters
    ----------
    key
        Hash of everything that was read and of what reads it.
    partitions
        Parts by province.
    without_data
        Why a region's reports cannot be built, by region.
    warnings
        How many warnings concern a region, by region; regions without any are left out.
    """

    key: str
    is_sample: bool
    findings: tuple[Finding, ...]
    partitions: Mapping[str, Partition]
    without_data: Mapping[str, str]
    warnings: Mapping[str, int]


def facts_key(watched: Mapping[Path, str], parts: Iterable[str]) -> str:
    """Return the hash of files (by path and content) and of further texts."""
    files = sorted((str(path), digest) for path, digest in watched.items())
    return hashlib.sha256(json.dumps([files, list(parts)]).encode()).hexdigest()


def find_facts(
    key: str,
    parts: Mapping[RegionCode, Reading],
    slices: Mapping[RegionCode, bytes],
    reading: Reading,
    *,
    regions: Iterable[RegionCode],
    params: MeetingParams,
    catalogue: Catalogue,
) -> InputFacts:
    """Look through the parts of a reading, region by region.

    Raises
    ------
    InputError
        When no region has data.
    """
    deadlines = resolve_deadlines(params.deadline, catalogue)
    problems: dict[RegionCode, InputError] = {}
    warnings: dict[str, int] = {}
    regions = tuple(regions)
    for code in regions:
        part = parts[RegionCode(code.province)]
        try:
            data = slice_region(
                # Who says that a province is missing names the files and what is in them.
                part if part.sources else reading,
                code,
                params.as_of,
                year=params.year,
                deadlines=deadlines,
                catalogue=catalogue,
            )
            warnings[str(code)] = sum(f.severity.name == "WARNING" for f in data.findings)
        except InputError as error:
            problems[code] = error
    if len(problems) == len(regions):
        found = (finding for error in problems.values() for finding in error.findings)
        raise InputError(dict.fromkeys(found))
    hashes = {file.name: file.sha256 for file in reading.sources}
    return InputFacts(
        key=key,
        is_sample=reading.is_sample,
        findings=reading.findings,
        partitions={
            str(province): Partition(
                sha256=hashlib.sha256(slices[province]).hexdigest(),
                inputs=tuple(
                    InputFile(name=file.name, sha256=hashes[file.name])
                    for file in parts[province].sources
                ),
            )
            for province in slices
        },
        without_data={str(code): str(error) for code, error in problems.items()},
        warnings={code: number for code, number in warnings.items() if number},
    )


def slices_of(
    parts: Mapping[RegionCode, Reading], params: MeetingParams
) -> dict[RegionCode, bytes]:
    """Return what notebooks are handed, by province."""
    return {
        province: to_bytes(
            part, Question.of(params.sources, province, params.as_of, params.meeting_date)
        )
        for province, part in parts.items()
    }


def remembered(folder: Path, key: str) -> InputFacts | None:
    """Return what an earlier run found, when its input was the same."""
    try:
        facts = InputFacts.model_validate_json((folder / FILE_NAME).read_bytes())
    except (OSError, ValidationError):
        return None
    return facts if facts.key == key else None


def to_json(facts: InputFacts) -> bytes:
    """Return the facts as JSON."""
    return (facts.model_dump_json(indent=1) + "\n").encode()
