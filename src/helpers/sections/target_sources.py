"""The targets that judge, other numbers published for the same year, and their sources."""

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table, Tone
from helpers.display.formats import count, enumeration, target_number
from helpers.display.models.text import Rich
from helpers.sections.cells import NOTHING
from helpers.sections.naming import mid_sentence, name
from helpers.sections.study import Study
from helpers.sections.wording import sentences
from helpers.vocabulary.indicators import Indicator, IndicatorKind, Target
from helpers.vocabulary.region_code import NATIONAL
from helpers.vocabulary.regions import region_table


def targets(study: Study) -> Stack:
    """Return the targets of this year and the next with their sources, and the national series."""
    years = (study.year, study.year + 1)
    records = [record for record in _of_region(study) if record.year in years]
    if not study.is_province:
        return _judging_targets(study, [record for record in records if record.judging])
    return Stack(
        parts=(
            Heading(
                text=study.say("targets.heading", year=str(years[0]), next=str(years[1])),
                new_page=True,
                outline=study.text("targets.outline"),
            ),
            Sentence(role="lead", text=study.say("targets.lead")),
            Sentence(
                text=sentences(
                    _conflicts(study, records),
                    *(_without_target(study, year) for year in years),
                    _minima(study),
                )
            ),
            _records_table(study, records),
            _series_table(study),
        )
    )


def _judging_targets(study: Study, records: list[Target]) -> Stack:
    """Return what judges a kabupaten/kota; other numbers stand in its province's report."""
    years = (str(study.year), str(study.year + 1))
    heading = study.say("targets.heading", year=years[0], next=years[1])
    return Stack(
        parts=(
            Heading(text=heading, new_page=True, outline=study.text("targets.outline")),
            Sentence(text=sentences(study.say("targets.lead_own"), _minima(study))),
            _records_table(study, records, compact=True),
        )
    )


def _of_region(study: Study) -> list[Target]:
    """Return the records that can concern the region: national, its province's, its own."""
    scopes = {NATIONAL, study.region.code.province, study.region.code}
    order = [indicator.key for indicator in study.catalogue.indicators]
    records = [record for record in study.catalogue.targets if record.region_code in scopes]
    return sorted(
        records,
        key=lambda r: (order.index(r.indicator), r.year, r.region_code, not r.judging),
    )


def _conflicts(study: Study, records: list[Target]) -> Rich:
    """Name every indicator and year for which one scope has more than one number."""
    found: list[str] = []
    for record in records:
        if record.judging:
            continue
        same = (record.indicator, record.year, record.region_code)
        if any((r.indicator, r.year, r.region_code) == same and r.judging for r in records):
            indicator = study.catalogue.indicator(record.indicator)
            found.append(
                study.text("targets.conflict", name=mid_sentence(indicator), year=str(record.year))
            )
    if not found:
        return study.say("targets.no_conflicts")
    return study.say("targets.conflicts", names=enumeration(found))


def _without_target(study: Study, year: int) -> Rich | None:
    missing = [
        mid_sentence(indicator)
        for indicator in study.main_indicators
        if study.catalogue.judging_target(indicator.key, year, study.region.code) is None
    ]
    if not missing:
        return None
    return study.say("targets.none", year=str(year), names=enumeration(missing))


def _minima(study: Study) -> Rich | None:
    named = [
        study.text(
            "targets.minimum",
            term=name(study, indicator),
            minimum=count(indicator.minimum),
            unit=indicator.unit,
        )
        for indicator in study.catalogue.indicators
        if indicator.kind is IndicatorKind.MINIMUM and indicator.minimum is not None
    ]
    return study.say("targets.minima", names=enumeration(named)) if named else None


def _records_table(study: Study, records: list[Target], *, compact: bool = False) -> Table:
    return Table(
        name="target",
        columns=(
            Column(key="indikator", label="Indikator", weight=1),
            Column(key="tahun", label="Tahun", kind=ColumnKind.TEXT),
            Column(key="target_persen", label="Target", kind=ColumnKind.PERCENT),
            Column(key="wilayah", label="Berlaku untuk"),
            Column(key="peran", label="Peran", kind=ColumnKind.STATUS),
            Column(key="sumber", label="Sumber dan catatan", weight=2.9),
        ),
        rows=tuple(_record_row(study, record) for record in records),
        caption=study.say("targets.caption" if not compact else "targets.caption_own"),
        compact=compact,
    )


def _record_row(study: Study, record: Target) -> Row:
    national = record.region_code == NATIONAL
    role = "targets.judging" if record.judging else "targets.not_judging"
    return Row(
        cells=(
            Cell(text=study.catalogue.indicator(record.indicator).term, strong=record.judging),
            Cell(text=str(record.year), value=record.year),
            Cell(
                text=f"{target_number(record.hundredths)} %",
                value=f"{record.hundredths // 100}.{record.hundredths % 100:02d}",
                strong=record.judging,
            ),
            Cell(
                text=study.text("targets.national")
                if national
                else region_table()[record.region_code].label
            ),
            Cell(text=study.text(role), tone=Tone.PLAIN if record.judging else Tone.MUTED),
            Cell(text=record.source, below=record.note),
        )
    )


def _series_table(study: Study) -> Table:
    """Return the judging national targets, one line per indicator, one column per year."""
    national = [
        record
        for record in study.catalogue.targets
        if record.region_code == NATIONAL and record.judging
    ]
    years = range(min(r.year for r in national), max(r.year for r in national) + 1)
    by_key = {(record.indicator, record.year): record for record in national}
    shown = [
        indicator
        for indicator in study.catalogue.indicators
        if any((indicator.key, year) in by_key for year in years)
    ]
    return Table(
        name="seri_target",
        columns=(
            Column(key="indikator", label="Indikator", weight=2),
            *(
                Column(key=f"target_{year}_persen", label=str(year), kind=ColumnKind.PERCENT)
                for year in years
            ),
        ),
        rows=tuple(_series_row(indicator, years, by_key) for indicator in shown),
        caption=study.say("targets.series_caption", first=str(years[0]), last=str(years[-1])),
        notes=(study.say("targets.series_note"),),
    )


def _series_row(indicator: Indicator, years: range, by_key: dict[tuple[str, int], Target]) -> Row:
    cells = [Cell(text=indicator.term)]
    for year in years:
        record = by_key.get((indicator.key, year))
        if record is None:
            cells.append(NOTHING)
            continue
        hundredths = record.hundredths
        cells.append(
            Cell(
                text=target_number(hundredths),
                value=f"{hundredths // 100}.{hundredths % 100:02d}",
            )
        )
    return Row(cells=tuple(cells))
