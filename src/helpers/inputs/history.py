"""Checks of a source against its own past: what fell, what jumped, which base moved, what is old.

Thresholds are settings of this module and no rule of any regulation: they only decide what a
person is asked to look at.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from helpers.errors import Finding
from helpers.inputs.reading import note, warning
from helpers.vocabulary.indicators import Catalogue, IndicatorGroup, IndicatorKind
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.regions import region_table

FALL_PERCENT = 1
JUMP_PERCENT_OF_BASE = 25
JUMP_TIMES_OWN_PACE = 5
SMALL_PERCENT_OF_BASE = 5
BASE_CHANGE_PERCENT = 5
STALE_DAYS = 92

Key = tuple[str, str, str]


def check_history(observations: Iterable[Observation], catalogue: Catalogue) -> tuple[Finding, ...]:
    """Name numbers that do not go with the region's earlier ones.

    Counts of holders are cumulative: they fall only when people move, die or grow out of the age
    band, or when somebody mistypes.
    """
    findings: list[Finding] = []
    for series in _series(observations, catalogue):
        for number, (before, after) in enumerate(pairwise(series), 1):
            findings += _fell(before, after)
            findings += _jumped(series[:number], after)
            findings += _base_moved(before, after)
    return tuple(findings)


def check_age(
    observations: Iterable[Observation], catalogue: Catalogue, as_of: date
) -> tuple[Finding, ...]:
    """Name kabupaten/kota whose newest number of a main indicator is older than the report's day.

    Only where others of the province have that day: else the day itself is wrong, and said so.
    """
    newest: dict[tuple[str, str], Observation] = {}
    current: set[tuple[str, str]] = set()
    for observation in observations:
        is_row = observation.region_code in region_table() and not observation.is_total
        if not is_row or observation.is_own_figure:
            continue
        if not catalogue.indicator(observation.indicator).is_main:
            continue
        key = (observation.region_code, observation.indicator)
        if observation.as_of == as_of:
            current.add((observation.region_code.province, observation.indicator))
        if key not in newest or newest[key].as_of < observation.as_of:
            newest[key] = observation
    return tuple(
        _old(last, as_of)
        for (region, indicator), last in newest.items()
        if last.as_of < as_of and (last.region_code.province, indicator) in current
    )


def _old(last: Observation, as_of: date) -> Finding:
    days = (as_of - last.as_of).days
    make = warning if days > STALE_DAYS else note
    return make(
        "region_stale",
        last.place,
        f"{_label(last)}: {last.indicator} terakhir per {last.as_of}, {days} hari sebelum {as_of}",
        "minta data terbaru; angka lama tidak dipakai sebagai angka hari ini",
        last.region_code,
    )


def _series(observations: Iterable[Observation], catalogue: Catalogue) -> list[list[Observation]]:
    """Return the numbers of each region, indicator and basis over time."""
    found: dict[Key, list[Observation]] = {}
    for observation in observations:
        if observation.is_own_figure or observation.region_code not in region_table():
            continue
        indicator = catalogue.indicator(observation.indicator)
        kind = indicator.kind_of(indicator.basis(observation.basis))
        if kind is IndicatorKind.RATIO and indicator.group is IndicatorGroup.COVERAGE:
            key = (observation.region_code, observation.indicator, observation.basis)
            found.setdefault(key, []).append(observation)
    series = (sorted(values, key=lambda o: o.as_of) for values in found.values())
    return [values for values in series if len(values) > 1]


def _label(observation: Observation) -> str:
    return region_table()[observation.region_code].label


def _fell(before: Observation, after: Observation) -> list[Finding]:
    old, new = before.numerator, after.numerator
    if old is None or new is None or (old - new) * 100 <= FALL_PERCENT * old:
        return []
    return [
        warning(
            "count_fell",
            after.place,
            f"{_label(after)}: {after.indicator} turun dari {old} per {before.as_of} "
            f"menjadi {new} per {after.as_of}",
            "mohon konfirmasi angkanya atau jelaskan sebabnya",
            after.region_code,
        )
    ]


def _jumped(earlier: Sequence[Observation], after: Observation) -> list[Finding]:
    """Compare the last step with the region's own earlier steps, per day."""
    before = earlier[-1]
    if before.numerator is None or after.numerator is None or not after.denominator:
        return []
    rise = after.numerator - before.numerator
    if rise <= 0:
        return []
    own = [
        ((two.numerator or 0) - (one.numerator or 0), (two.as_of - one.as_of).days)
        for one, two in pairwise(earlier)
        if one.numerator is not None and two.numerator is not None
    ]
    days = (after.as_of - before.as_of).days
    if own:
        is_far = rise * 100 > SMALL_PERCENT_OF_BASE * after.denominator and all(
            rise * then > JUMP_TIMES_OWN_PACE * max(step, 0) * days for step, then in own
        )
    else:
        is_far = rise * 100 > JUMP_PERCENT_OF_BASE * after.denominator
    if not is_far:
        return []
    return [
        warning(
            "count_jumped",
            after.place,
            f"{_label(after)}: {after.indicator} naik {rise} dalam {days} hari, jauh di luar "
            "perkembangannya sendiri",
            "mohon konfirmasi angkanya",
            after.region_code,
        )
    ]


def _base_moved(before: Observation, after: Observation) -> list[Finding]:
    old, new = before.denominator, after.denominator
    if not old or new is None or abs(new - old) * 100 <= BASE_CHANGE_PERCENT * old:
        return []
    return [
        note(
            "base_changed",
            after.place,
            f"{_label(after)}: penyebut {after.indicator}/{after.basis} berubah dari {old} per "
            f"{before.as_of} menjadi {new} per {after.as_of}",
            "jangan bandingkan persentasenya tanpa menyebut perubahan basis",
            after.region_code,
        )
    ]
