"""Check 7: provincial facilitation where it is not needed most, and places nobody can find."""

from collections.abc import Iterator

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import Amount, MismatchRow
from helpers.vocabulary.plans import PlanRow
from helpers.vocabulary.region_code import RegionCode, RegionLevel

KEY = "places"
NUMBER = 7
QUESTION = (
    "Apakah lokasi dapat dikenali, dan fasilitasi provinsi menjangkau daerah yang tertinggal?"
)
SEVERITY = Severity.WARNING


def find(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield places that name no region or a foreign one, and misplaced facilitation."""
    for row in case.rows():
        yield from _unresolved(case, row)
        if row.level is RegionLevel.KABUPATEN_KOTA:
            yield from _foreign(row)
    if case.province in case.plans:
        yield from _misplaced(case)


def _unresolved(case: PlanningCase, row: PlanRow) -> Iterator[MismatchRow]:
    unknown = [place.text for place in row.locations if not place.codes]
    is_facilitation = row.government == case.province and bool(_indicators(case, row))
    if unknown:
        what = f"Lokasi tidak dapat dikenali: {'; '.join(unknown)}."
    elif is_facilitation and row.is_funded and not row.locations:
        what = "Lokasi fasilitasi belum diisi."
    else:
        return
    action = "Tulis nama kabupaten/kota yang menjadi lokasi."
    yield _finding(row, "location_unresolved", Severity.NOTE, what, action)


def _foreign(row: PlanRow) -> Iterator[MismatchRow]:
    others = [
        code for code in row.regions() if code not in (row.government, row.government.province)
    ]
    if others:
        what = f"Lokasi berada di daerah lain ({', '.join(others)})."
        action = "Perbaiki lokasinya, atau catat kerja sama antardaerahnya."
        yield _finding(row, "location_of_other_region", Severity.WARNING, what, action)


def _misplaced(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield rows all of whose places meet every linked target, while a lagging region has none."""
    for row in case.plans[case.province].rows:
        places = [code for code in row.regions() if code != case.province]
        indicators = _indicators(case, row)
        whole = case.province in row.regions() or not places or not row.is_funded
        if whole or not indicators:
            continue
        has_need = any(case.lags(one, code) is not False for one in indicators for code in places)
        for indicator in indicators:
            lagging = _uncovered(case, indicator)
            if lagging and not has_need:
                yield _finding(
                    row,
                    "facilitation_misplaced",
                    Severity.WARNING,
                    "Fasilitasi ditempatkan di daerah yang telah mencapai target, sedangkan "
                    f"daerah yang belum mencapai tidak terjangkau ({', '.join(lagging)}).",
                    "Tambahkan atau pindahkan lokasi ke daerah yang belum mencapai target.",
                    indicator=indicator,
                    amounts=(Amount("belum terjangkau", len(lagging), "daerah"),),
                )


def _uncovered(case: PlanningCase, indicator: str) -> tuple[RegionCode, ...]:
    """Return the lagging regions that no funded facilitation of the province reaches."""
    codes = case.assumptions.linked(indicator, RegionLevel.PROVINSI)
    rows = case.plans[case.province].with_code(*codes)
    reached = {code for row in rows if row.is_funded for code in row.regions()}
    if case.province in reached:
        return ()
    return tuple(
        region.code
        for region in case.regions
        if region.code not in reached and case.lags(indicator, region.code)
    )


def _indicators(case: PlanningCase, row: PlanRow) -> tuple[str, ...]:
    """Return the indicators that a row of the province facilitates and that somebody judges."""
    return tuple(
        indicator
        for indicator in case.assumptions.indicators_of(row.code)
        if row.code in case.assumptions.linked(indicator, RegionLevel.PROVINSI)
        and any(case.lags(indicator, region.code) is not None for region in case.regions)
    )


def _finding(
    row: PlanRow,
    variant: str,
    severity: Severity,
    what: str,
    action: str,
    *,
    indicator: str = "",
    amounts: tuple[Amount, ...] = (),
) -> MismatchRow:
    return MismatchRow(
        check=KEY,
        variant=variant,
        severity=severity,
        region_code=row.government,
        code=row.code,
        indicator=indicator,
        what=what,
        action=action,
        amounts=amounts,
        place=row.place,
    )
