"""What the last meeting agreed on, and where it stands today."""

from dataclasses import replace

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table
from helpers.display.formats import count, target_number
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.history.changes import Change
from helpers.figures.verdict import Verdict, judge_ratio
from helpers.sections.cells import NOTHING, coverage, people_cell, status
from helpers.sections.history.wording import people_change_cell
from helpers.sections.naming import title
from helpers.sections.study import Study
from helpers.vocabulary.agreements import AgreementRecord
from helpers.vocabulary.indicators import Target


def follow_up(study: Study) -> Stack:
    """Return the agreements for this year with their state; without a file that is said."""
    heading = Heading(text=study.say("last_meeting.heading"), level=2)
    if study.agreement is None:
        return Stack(parts=(heading, Sentence(text=study.say("last_meeting.not_given"))))
    records = [one for one in study.agreement.records if _concerns(study, one)]
    file = study.agreement.source.name
    if not records:
        said = study.say("last_meeting.empty", file=file, year=str(study.year))
        return Stack(parts=(heading, Sentence(text=said)))
    reached = sum(_verdict(study, one) is Verdict.REACHED for one in records)
    judged = sum(_verdict(study, one) in (Verdict.REACHED, Verdict.NOT_REACHED) for one in records)
    return Stack(
        parts=(heading, Sentence(text=_lead(study, reached, judged)), _table(study, records, file))
    )


def _lead(study: Study, reached: int, judged: int) -> Rich:
    if not judged:
        return study.say("last_meeting.unjudged")
    return study.say("last_meeting.lead", reached=count(reached), judged=count(judged))


def _concerns(study: Study, one: AgreementRecord) -> bool:
    codes = {region.code for region in study.evaluation.row_regions} | {
        study.evaluation.region_code
    }
    if not study.is_province:
        codes = {study.region.code}
    return one.year == study.year and one.region_code in codes


def _today(study: Study, one: AgreementRecord) -> Assessment:
    return study.evaluation.of(one.indicator, one.region_code, one.basis)


def _verdict(study: Study, one: AgreementRecord) -> Verdict:
    """Judge today's coverage by the agreed target; a record that does not bind judges nothing."""
    today = _today(study, one)
    target = one.target_hundredths if one.status.is_binding else None
    return judge_ratio(today.numerator, today.denominator, target)


def _since_year_began(study: Study, one: AgreementRecord) -> Change | None:
    """Return the change since the last snapshot before the year that the agreement is for."""
    days = [day for day in study.history.days if day.year < one.year and day < study.as_of]
    if not days:
        return None
    return study.history.change(one.indicator, one.region_code, one.basis, since=days[-1])


def _table(study: Study, records: list[AgreementRecord], file: str) -> Table:
    return Table(
        name="tindak_lanjut",
        columns=(
            Column(key="wilayah", label="Wilayah", weight=1),
            Column(key="indikator", label="Indikator", weight=0.8),
            Column(
                key="target_persen", label="Target", kind=ColumnKind.PERCENT, group="Kesepakatan"
            ),
            Column(key="tambahan", label="Tambahan", kind=ColumnKind.COUNT, group="Kesepakatan"),
            Column(key="cakupan_persen", label="Cakupan", kind=ColumnKind.PERCENT, group="Posisi"),
            Column(key="realisasi", label="Tambahan", kind=ColumnKind.COUNT, group="Posisi"),
            Column(key="status", label="Status", kind=ColumnKind.STATUS),
            Column(key="keterangan", label="Kesepakatan dan penanggung jawab", weight=1.4),
        ),
        rows=tuple(_row(study, one) for one in records),
        caption=study.say("last_meeting.caption", year=str(study.year)),
        notes=(study.say("last_meeting.note", file=file),),
        compact=True,
        is_sample=study.is_sample or bool(study.agreement and study.agreement.is_sample),
    )


def _row(study: Study, one: AgreementRecord) -> Row:
    today = _today(study, one)
    change = _since_year_began(study, one)
    judged = _judged(study, one, today)
    target = one.target_hundredths
    remark = " · ".join(
        part for part in (one.status.value, one.owner, one.budget_route, one.note) if part
    )
    return Row(
        cells=(
            Cell(text=study.label(one.region_code)),
            Cell(text=title(study, study.catalogue.indicator(one.indicator))),
            NOTHING if target is None else Cell(text=f"{target_number(target)} %"),
            people_cell(one.additions),
            coverage(judged),
            people_change_cell(change.additions if change else None),
            status(study, judged),
            Cell(text=remark),
        )
    )


def _judged(study: Study, one: AgreementRecord, today: Assessment) -> Assessment:
    """Return today's figures under the agreed target, so that print agrees with its verdict."""
    target = None
    if one.status.is_binding and one.target_hundredths is not None:
        target = Target(one.indicator, one.year, one.target_hundredths, source=one.status.value)
    return replace(today, verdict=_verdict(study, one), target=target)
