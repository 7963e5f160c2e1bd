"""Checks that need more than one cell or sheet."""

from collections.abc import Iterable, Sequence
from datetime import date

from helpers.errors import Finding, Place
from helpers.inputs.layouts import CrossCheck
from helpers.inputs.reading import blocking, note, warning
from helpers.vocabulary.indicators import Catalogue, IndicatorKind
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import region_table

Key = tuple[RegionCode, str, str, date, bool]


def check_bounds(observations: Iterable[Observation], catalogue: Catalogue) -> tuple[Finding, ...]:
    """Refuse numerators above a base they are part of; note coverage above 100 % elsewhere."""
    findings: list[Finding] = []
    for observation in observations:
        numerator, denominator = observation.numerator, observation.denominator
        if numerator is None or denominator is None or numerator <= denominator:
            continue
        indicator = catalogue.indicator(observation.indicator)
        if indicator.kind_of(indicator.basis(observation.basis)) is not IndicatorKind.RATIO:
            continue
        label = _label(observation)
        problem = (
            f"{label}: {indicator.numerator_label} ({numerator}) melebihi "
            f"{indicator.denominator_label} ({denominator})"
        )
        if indicator.may_exceed_base:
            action = "cakupan di atas 100 persen ditampilkan apa adanya; mohon konfirmasi"
            make, rule = note, "coverage_above_100"
        else:
            action = "tidak mungkin untuk indikator ini; perbaiki salah satunya"
            make, rule = blocking, "numerator_above_denominator"
        findings.append(make(rule, observation.place, problem, action, observation.region_code))
    return tuple(findings)


def drop_repeated(
    observations: Sequence[Observation],
) -> tuple[tuple[Observation, ...], tuple[Finding, ...]]:
    """Keep the first of equal observations; refuse a region that stands twice with other numbers.

    Within one sheet a region may stand once only, equal numbers or not. What a kabupaten/kota
    reports of itself stands beside what the province counts, and is allowed to differ.
    """
    kept: dict[Key, Observation] = {}
    findings: list[Finding] = []
    for observation in observations:
        key = _key(observation)
        first = kept.setdefault(key, observation)
        if first is observation:
            continue
        same_sheet = (first.place.file, first.place.sheet) == (
            observation.place.file,
            observation.place.sheet,
        )
        if same_sheet or _numbers(first) != _numbers(observation):
            findings.append(_repeated(first, observation))
        else:
            findings.append(_duplicate_note(first, observation))
    return tuple(kept.values()), tuple(dict.fromkeys(findings))


def check_same_people(
    observations: Iterable[Observation], checks: Iterable[CrossCheck]
) -> tuple[Finding, ...]:
    """Compare numbers of different sheets that count the same people on the same day.

    For example the recorded of the sheet ``IKD`` and those of the sheet ``Perekaman``.
    """
    by_key = {_key(observation): observation for observation in observations}
    findings: list[Finding] = []
    for check in checks:
        (left_indicator, left_basis, left_part), right = check.left, check.right
        for (region, indicator, basis, day, own), left in by_key.items():
            other = by_key.get((region, right[0], right[1], day, own))
            if (indicator, basis) != (left_indicator, left_basis) or other is None:
                continue
            one, two = getattr(left, left_part), getattr(other, right[2])
            if one is not None and two is not None and one != two:
                findings.append(_differs(left, other, one, two))
    return tuple(findings)


def check_dates(observations: Sequence[Observation], as_of: date) -> tuple[Finding, ...]:
    """Name sheets whose day is not the report's, where nothing of the report's day is there.

    Earlier days beside it are history.
    """
    present = {(o.region_code.province, o.indicator) for o in observations if o.as_of == as_of}
    findings: dict[Place, Finding] = {}
    for observation in observations:
        key = (observation.region_code.province, observation.indicator)
        if observation.as_of != as_of and key not in present and not observation.is_own_figure:
            place = Place(observation.place.file, observation.place.sheet)
            problem = f"data per {observation.as_of}, padahal params meminta {as_of}"
            action = "perbaiki as_of dalam params atau tanggal pada judul"
            findings.setdefault(place, warning("date_differs", place, problem, action))
    return tuple(findings.values())


def check_future(observations: Iterable[Observation], last_day: date) -> tuple[Finding, ...]:
    """Refuse data of a day after the meeting, one finding per sheet."""
    findings: dict[Place, Finding] = {}
    for observation in observations:
        if observation.as_of > last_day:
            place = Place(observation.place.file, observation.place.sheet)
            problem = f"tanggal data {observation.as_of} sesudah tanggal rapat {last_day}"
            finding = blocking(
                "date_in_the_future", place, problem, "perbaiki tanggal data atau params"
            )
            findings.setdefault(place, finding)
    return tuple(findings.values())


def _key(observation: Observation) -> Key:
    return (
        observation.region_code,
        observation.indicator,
        observation.basis,
        observation.as_of,
        observation.is_own_figure,
    )


def _label(observation: Observation) -> str:
    """Return the region's name; of a level that no table holds, as the source writes it."""
    if observation.region_code in region_table():
        return region_table()[observation.region_code].label
    return f"Kec. {observation.region_name}"


def _numbers(observation: Observation) -> tuple[object, ...]:
    return observation.numerator, observation.denominator, observation.state


def _repeated(first: Observation, second: Observation) -> Finding:
    label = _label(second)
    return blocking(
        "region_twice",
        second.place,
        f"{label} tercatat dua kali untuk {second.indicator} per {second.as_of}, "
        f"juga di {first.place}",
        "hapus salah satunya"
        if first.place.file == second.place.file
        else "hapus salah satunya, atau nyatakan revisinya pada nama berkas (… rev2)",
        second.region_code,
    )


def _duplicate_note(first: Observation, second: Observation) -> Finding:
    return note(
        "sheet_repeated",
        Place(second.place.file, second.place.sheet),
        f"isi sama dengan {first.place.file} › {first.place.sheet}; dipakai sekali",
        "hapus salah satunya",
    )


def _differs(left: Observation, right: Observation, one: int, two: int) -> Finding:
    label = _label(left)
    return warning(
        "sheets_disagree",
        left.place,
        f"{label}: {one} di sini, {two} di {right.place.sheet} › {right.place.cell}",
        "mohon konfirmasi angkanya",
        left.region_code,
    )
