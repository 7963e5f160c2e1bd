"""What a region's sources do not say on the day of the report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from helpers.errors import Finding, Place, Severity
from helpers.inputs.reading import Reading, warning
from helpers.vocabulary.indicators import Catalogue, Indicator, IndicatorGroup
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import Region, region_table

_NAMED_AT_MOST = 5


def check_completeness(
    observations: Iterable[Observation],
    catalogue: Catalogue,
    rows: Sequence[Region],
    as_of: date,
    file: str,
) -> tuple[Finding, ...]:
    """Warn of main indicators without data, and of kabupaten/kota missing in any that has data.

    Flows are left out: they explain a change where they are given, and nobody owes them.
    Nothing missing is counted as zero; the report prints *data belum tersedia*.
    """
    present: dict[str, set[RegionCode]] = {}
    for observation in observations:
        # A blank cell or a dash is a row, but no data.
        if observation.as_of == as_of and observation.state is not DataState.NO_DATA:
            present.setdefault(observation.indicator, set()).add(observation.region_code)
    findings: list[Finding] = []
    others: dict[tuple[Region, ...], list[Indicator]] = {}
    for indicator in catalogue.indicators:
        if indicator.group is IndicatorGroup.FLOW:
            continue
        if indicator.key not in present and indicator.is_main:
            findings.append(_absent(indicator, as_of, file))
        elif missing := _missing(rows, present, indicator):
            if indicator.is_main:
                findings.append(_incomplete([indicator], missing, rows, as_of, file))
            else:
                # An office that sent nothing lacks everything: one sentence, not twenty.
                others.setdefault(tuple(missing), []).append(indicator)
    # What page one does not judge is worth a note; the report says "belum tersedia" by itself.
    findings += [
        replace(_incomplete(indicators, list(missing), rows, as_of, file), severity=Severity.NOTE)
        for missing, indicators in others.items()
    ]
    return tuple(findings)


def missing_regions(reading: Reading, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Note kabupaten/kota that files leave out on their newest day, without asking for more.

    Only of provinces with several of them: a kabupaten/kota sends its own row alone. Indicators
    that no row speaks of are not asked for, because no params say what the meeting needs.
    """
    findings: list[Finding] = []
    table = region_table()
    observations = [o for o in reading.observations if not o.is_own_figure]
    for province in table.provinces():
        own = [o for o in observations if o.region_code.parent == province.code]
        if len({o.region_code for o in own}) < 2:
            continue
        newest = max(o.as_of for o in own)
        files = sorted({o.place.file for o in own})
        name = files[0] if len(files) == 1 else f"{files[0]} dan {len(files) - 1} berkas lain"
        found = check_completeness(own, catalogue, table.children(province.code), newest, name)
        asked = (finding for finding in found if finding.rule != "indicator_missing")
        findings += [replace(finding, severity=Severity.NOTE) for finding in asked]
    return tuple(findings)


def _missing(
    rows: Sequence[Region], present: Mapping[str, set[RegionCode]], indicator: Indicator
) -> list[Region]:
    there = present.get(indicator.key, set())
    return [region for region in rows if there and region.code not in there]


def _absent(indicator: Indicator, as_of: date, file: str) -> Finding:
    return warning(
        "indicator_missing",
        Place(file),
        f"{indicator.term} per {as_of}: data belum tersedia",
        "lengkapi lembarnya bila datanya ada; tidak dihitung sebagai nol",
    )


def _incomplete(
    indicators: Sequence[Indicator],
    missing: list[Region],
    rows: Sequence[Region],
    as_of: date,
    file: str,
) -> Finding:
    terms = ", ".join(indicator.term for indicator in indicators[:_NAMED_AT_MOST])
    if len(indicators) > _NAMED_AT_MOST:
        terms += f" dan {len(indicators) - _NAMED_AT_MOST} indikator lainnya"
    names = ", ".join(region.label for region in missing[:_NAMED_AT_MOST])
    more = f" dan {len(missing) - _NAMED_AT_MOST} lainnya" if len(missing) > _NAMED_AT_MOST else ""
    return warning(
        "region_missing_in_indicator",
        Place(file),
        f"{terms} per {as_of}: {len(missing)} dari {len(rows)} kabupaten/kota "
        f"belum tersedia ({names}{more})",
        "minta datanya; tidak dihitung sebagai nol",
        missing[0].code if len(missing) == 1 else "",
    )
