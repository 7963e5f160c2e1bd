"""Follow-up of the last meeting: what was agreed for year N, and what came of it."""

from datetime import date

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table, Tone
from helpers.display.formats import count, long_date, number_word
from helpers.display.models.text import Rich
from helpers.figures.harmonization.agreed import (
    AgreedTarget,
    AgreementVerdicts,
    Outcome,
    judge_agreement,
)
from helpers.figures.verdict import Verdict
from helpers.sections.cells import coverage, people_cell
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import hundredths_cell
from helpers.sections.naming import title

_COUNT, _PERCENT, _STATUS = ColumnKind.COUNT, ColumnKind.PERCENT, ColumnKind.STATUS
_WORDS = {
    Verdict.REACHED: ("status.reached", Tone.REACHED),
    Verdict.NOT_REACHED: ("status.not_reached", Tone.NOT_REACHED),
    Verdict.NO_TARGET: ("status.no_target", Tone.MUTED),
    Verdict.NO_DATA: ("status.no_data", Tone.MUTED),
    Verdict.NOT_APPLICABLE: ("status.not_applicable", Tone.MUTED),
}


def follow_up(programme: Programme) -> Stack | None:
    """Return the three verdicts on what fell due in year N; ``None`` without such agreements."""
    agreed = programme.followed_up
    if not agreed:
        return None
    judged = [(one, outcome(programme, one)) for one in agreed]
    verdicts = [(one, found, judge(programme, one, found)) for one, found in judged]
    return Stack(
        parts=(
            Heading(
                text=programme.say("due.heading", year=str(programme.study.year)),
                new_page=True,
                outline=programme.text("due.outline"),
            ),
            Sentence(role="lead", text=_lead(programme, [v for _, _, v in verdicts])),
            Table(
                name="tindak_lanjut",
                columns=(
                    Column(key="wilayah", label="Kabupaten/Kota", weight=1),
                    Column(key="tambahan", label="Disepakati", kind=_COUNT, group="Tambahan"),
                    Column(key="nyata", label="Nyata", kind=_COUNT, group="Tambahan"),
                    Column(key="status_tambahan", label="Status", kind=_STATUS, group="Tambahan"),
                    Column(key="target_persen", label="Target", kind=_PERCENT, group="Cakupan"),
                    Column(key="cakupan_persen", label="Kini", kind=_PERCENT, group="Cakupan"),
                    Column(key="status_cakupan", label="Status", kind=_STATUS, group="Cakupan"),
                    Column(key="status_nasional", label="Target nasional", kind=_STATUS),
                ),
                rows=tuple(_row(programme, *entry) for entry in verdicts),
                caption=programme.say("due.caption", as_of=long_date(programme.study.as_of)),
                notes=(programme.say("due.note", since=long_date(counted_since(programme))),),
                compact=True,
                is_sample=programme.is_sample,
            ),
        )
    )


def counted_since(programme: Programme) -> date:
    """Return the day that additions count from: the last snapshot before year N, else the first.

    The agreement file does not say on which data it was agreed.
    """
    days = programme.history.days
    before = [day for day in days if day.year < programme.study.year]
    return before[-1] if before else days[0]


def outcome(programme: Programme, one: AgreedTarget) -> Outcome:
    """Return what came of an agreed target by the data date."""
    found = programme.study.evaluation.of(one.indicator, one.code, one.basis)
    since = counted_since(programme)
    intervals = [
        interval
        for interval in programme.history.intervals(one.indicator, one.code, one.basis)
        if interval.start >= since
    ]
    is_whole = bool(intervals) and intervals[0].start == since
    return Outcome(
        holders=found.numerator,
        base=found.denominator,
        additions=sum(interval.additions for interval in intervals) if is_whole else None,
    )


def judge(programme: Programme, one: AgreedTarget, found: Outcome) -> AgreementVerdicts:
    """Return the three verdicts: agreed coverage, agreed additions, national target."""
    catalogue, year = programme.study.catalogue, programme.study.year
    target = catalogue.judging_target(one.indicator, year, one.code)
    return judge_agreement(one, found, target.hundredths if target else None)


def _lead(programme: Programme, verdicts: list[AgreementVerdicts]) -> Rich:
    def reached(name: str) -> str:
        return number_word(sum(getattr(v, name) is Verdict.REACHED for v in verdicts))

    return programme.say(
        "due.lead",
        total=count(len(verdicts)),
        coverage=reached("agreed_coverage"),
        additions=reached("agreed_additions"),
        national=reached("national_target"),
    )


def _row(
    programme: Programme, one: AgreedTarget, found: Outcome, verdicts: AgreementVerdicts
) -> Row:
    study = programme.study
    definition = study.catalogue.indicator(one.indicator)
    assessment = study.evaluation.of(one.indicator, one.code, one.basis)
    return Row(
        cells=(
            Cell(
                text=programme.label(one.code),
                below=f"{title(study, definition)} · {one.status.value}",
                strong=programme.is_own(one.code),
            ),
            people_cell(one.additions),
            people_cell(found.additions),
            _verdict(programme, verdicts.agreed_additions),
            hundredths_cell(one.target_hundredths),
            coverage(assessment).model_copy(update={"strong": False}),
            _verdict(programme, verdicts.agreed_coverage),
            _verdict(programme, verdicts.national_target),
        )
    )


def _verdict(programme: Programme, verdict: Verdict) -> Cell:
    key, tone = _WORDS[verdict]
    return Cell(text=programme.text(key), tone=tone)
