"""One province's part of a reading, handed to a notebook instead of the files themselves.

A batch reads the sources once. Each notebook then gets the part that speaks of its province, as
bytes in a file named by an environment variable; a notebook without that variable reads the
sources itself and finds the same part.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from helpers.errors import Finding, Place
from helpers.inputs.reading import Reading
from helpers.inputs.store import about_reading, reading_of
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import NATIONAL, RegionCode

VARIABLE: Final = "RAKOR_SLICE"
"""Environment variable with the path of a slice."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a notebook asks the sources; a slice answers one question and no other."""

    sources: tuple[str, ...]
    province: RegionCode
    default_date: date
    last_day: date | None

    @classmethod
    def of(
        cls, sources: Sequence[str], province: str, default_date: date, last_day: date | None
    ) -> "Question":
        """Return the question for a province or anything in it."""
        return cls(
            tuple(sources), RegionCode(RegionCode(province).province), default_date, last_day
        )

    def plain(self) -> list[Any]:
        """Return the question as JSON takes it."""
        last_day = None if self.last_day is None else self.last_day.isoformat()
        return [list(self.sources), str(self.province), self.default_date.isoformat(), last_day]


def parts_of(reading: Reading, provinces: Iterable[RegionCode]) -> dict[RegionCode, Reading]:
    """Return the parts of several provinces, going through the reading only once."""
    by_province: dict[str, list[Observation]] = {}
    for observation in reading.observations:
        by_province.setdefault(observation.region_code.province, []).append(observation)
    national = by_province.get(NATIONAL, [])
    return {
        province: part_of(
            replace(
                reading, observations=_merged(by_province.get(province, []), national, reading)
            ),
            province,
        )
        for province in provinces
    }


def _merged(
    own: list[Observation], national: list[Observation], reading: Reading
) -> tuple[Observation, ...]:
    """Keep the order of the reading; it matters only where the nation stands among the rows."""
    if not own or not national:
        return tuple(own or national)
    wanted = {id(observation) for observation in (*own, *national)}
    return tuple(o for o in reading.observations if id(o) in wanted)


def part_of(reading: Reading, province: RegionCode) -> Reading:
    """Return what a reading says of one province and of the nation.

    Files that say nothing of them are left out. The hash of a file becomes the hash of what it
    says of them, so that a report changes when its own data do and not when its neighbours' do.
    """
    if reading.part_of == province:
        return reading
    observations = tuple(o for o in reading.observations if _concerns(o.region_code, province))
    files = {o.place.file for o in observations}
    sources = tuple(
        replace(source, sha256=_digest(o for o in observations if o.place.file == source.name))
        for source in reading.sources
        if source.name in files
    )
    names = {source.name for source in reading.sources} - files
    return replace(
        reading,
        part_of=str(province),
        observations=observations,
        sources=sources,
        findings=tuple(f for f in reading.findings if _is_own(f, province, names)),
        summaries=tuple(s for s in reading.summaries if s.file in files),
        corrections=tuple(
            applied
            for applied in reading.corrections
            if _concerns(RegionCode(applied.correction.region), province)
        ),
    )


def to_bytes(part: Reading, question: Question) -> bytes:
    """Return a part of a reading with the question that it answers."""
    content = {
        "question": question.plain(),
        "about": about_reading(part),
        "observations": [_row(observation) for observation in part.observations],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(data: bytes, question: Question) -> Reading | None:
    """Return the part of a reading; ``None`` when it answers another question."""
    content = json.loads(data)
    if content["question"] != question.plain():
        return None
    observations = tuple(_observation(row) for row in content["observations"])
    return replace(reading_of(content["about"], observations), part_of=str(question.province))


def handed_over(question: Question) -> Reading | None:
    """Return the slice that this process was given, when it answers the question."""
    path = os.environ.get(VARIABLE)
    return from_bytes(Path(path).read_bytes(), question) if path else None


def _concerns(code: RegionCode, province: RegionCode) -> bool:
    return code == NATIONAL or province.contains(code)


def _is_own(finding: Finding, province: RegionCode, other_files: set[str]) -> bool:
    if finding.region_code:
        return province.contains(RegionCode(finding.region_code))
    return finding.place.file not in other_files


def _digest(observations: Iterable[Observation]) -> str:
    rows = [_row(observation) for observation in observations]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def _row(observation: Observation) -> list[Any]:
    place = observation.place
    return [
        str(observation.region_code),
        observation.indicator,
        observation.basis,
        observation.as_of.isoformat(),
        observation.numerator,
        observation.denominator,
        observation.state.value,
        observation.published_percent,
        observation.is_total,
        observation.source,
        observation.region_name,
        observation.note,
        observation.is_own_figure,
        place.file,
        place.sheet,
        place.cell,
    ]


def _observation(row: list[Any]) -> Observation:
    code, indicator, basis, as_of, numerator, denominator, state, *rest, file, sheet, cell = row
    return Observation(
        RegionCode(code),
        indicator,
        basis,
        date.fromisoformat(as_of),
        numerator,
        denominator,
        DataState(state),
        *rest,
        place=Place(file, sheet, cell),
    )


__all__ = [
    "VARIABLE",
    "Question",
    "from_bytes",
    "handed_over",
    "part_of",
    "to_bytes",
]
