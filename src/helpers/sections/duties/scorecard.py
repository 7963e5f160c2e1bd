"""The scorecard of duties: yes or no, and counts against minima, every government judged alone."""

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table, Tone
from helpers.display.formats import count, enumeration, long_date
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.duties import Duty, Reported
from helpers.figures.duties import duties as duties_of
from helpers.figures.verdict import Verdict
from helpers.sections.cells import status
from helpers.sections.duties.operations import has_operations
from helpers.sections.printing import number_first
from helpers.sections.study import Study
from helpers.sections.wording import sentences
from helpers.vocabulary.indicators import IndicatorKind
from helpers.vocabulary.region_code import RegionCode


def duties(study: Study) -> Stack:
    """Return the duties of every kabupaten/kota, or those of the report's own region."""
    found = duties_of(study.evaluation, study.catalogue, study.data.observations)
    body = _matrix(study, found) if study.is_province else (_own_table(study, found),)
    heading = Heading(
        text=study.say("duties.heading"),
        level=1,
        # Without blanks and deactivation below it the page would stay half empty.
        new_page=study.starts_pages and has_operations(study),
        outline=study.text("duties.outline"),
    )
    return Stack(parts=(heading, Sentence(role="lead", text=_lead(study, found)), *body))


def _lead(study: Study, found: tuple[Duty, ...]) -> Rich:
    if not study.is_province:
        own = [row.assessment for duty in found for row in _of_region(duty, study.region.code)]
        met = sum(one.verdict is Verdict.REACHED for one in own)
        judged = sum(one.verdict in (Verdict.REACHED, Verdict.NOT_REACHED) for one in own)
        if not judged:
            return study.say("duties.lead_nothing", as_of=long_date(study.as_of))
        return study.say("duties.lead_own", met=number_first(met), judged=count(judged))
    full = [_name(study, duty) for duty in found if _is_met_by_all(duty)]
    silent = [
        study.label(row.code)
        for row in study.evaluation.row_regions
        if _sent_nothing(found, row.code)
    ]
    return sentences(
        study.say("duties.lead_all", names=enumeration(full)) if full else None,
        study.say("duties.lead_silent", names=enumeration(silent), as_of=long_date(study.as_of))
        if silent
        else None,
    ) or study.say("duties.lead")


def _name(study: Study, duty: Duty) -> str:
    return study.catalogue.indicator(duty.indicator).short_term


def _is_met_by_all(duty: Duty) -> bool:
    whole = duty.whole
    return bool(
        whole.kind is not IndicatorKind.RATIO
        and whole.numerator
        and whole.numerator == whole.denominator
        and not whole.is_partial
    )


def _sent_nothing(found: tuple[Duty, ...], code: RegionCode) -> bool:
    """Whether a region is without any number on all duties that somebody reported."""
    asked = [
        row.assessment
        for duty in found
        if any(other.assessment.has_data for other in duty.rows)
        for row in _of_region(duty, code)
    ]
    # One duty comes from the province's own report; an office that sent nothing else is silent.
    return bool(asked) and sum(one.has_data for one in asked) <= len(asked) // 8


def _of_region(duty: Duty, code: RegionCode) -> list[Reported]:
    return [row for row in duty.rows if row.region_code == code]


def _matrix(study: Study, found: tuple[Duty, ...]) -> tuple[Table | Sentence, ...]:
    regions = study.evaluation.row_regions
    by_code = {
        (duty.indicator, duty.basis, row.region_code): row for duty in found for row in duty.rows
    }
    own = Row(
        cells=(
            Cell(text=study.text("duties.own_province")),
            *(_cell(study, duty.own) if duty.own else Cell(text="…") for duty in found),
        )
    )
    table = Table(
        name="kewajiban",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota", weight=1),
            *(
                Column(key=duty.indicator, label=_label(study, duty), kind=ColumnKind.STATUS)
                for duty in found
            ),
        ),
        rows=(
            *(
                Row(
                    cells=(
                        Cell(text=study.label(region.code)),
                        *(
                            _cell(
                                study, by_code[duty.indicator, duty.basis, region.code].assessment
                            )
                            for duty in found
                        ),
                    )
                )
                for region in regions
            ),
            *((own,) if any(duty.own for duty in found) else ()),
            Row(
                cells=(
                    Cell(text=study.text("duties.tally")),
                    *(_tally(study, duty) for duty in found),
                ),
                role="total",
            ),
        ),
        caption=study.say("duties.caption", as_of=long_date(study.as_of)),
        notes=(study.say("duties.note"), study.say("duties.note_states")),
        compact=True,
        is_sample=study.is_sample,
    )
    remarks = _remarks(study, found)
    return (table, remarks) if remarks else (table,)


def _label(study: Study, duty: Duty) -> str:
    indicator = study.catalogue.indicator(duty.indicator)
    if duty.whole.kind is IndicatorKind.MINIMUM:
        minimum = count(indicator.minimum or 0)
        return study.text("duties.column_minimum", name=indicator.short_term, minimum=minimum)
    if len(indicator.bases) > 1:
        basis = indicator.basis(duty.basis).short_label
        return study.text("duties.column_basis", name=indicator.short_term, basis=basis)
    return indicator.short_term


def _cell(study: Study, one: Assessment) -> Cell:
    """Return the state by shape and word; a count keeps its number."""
    tone = {Verdict.REACHED: Tone.REACHED, Verdict.NOT_REACHED: Tone.NOT_REACHED}.get(
        one.verdict, Tone.MUTED
    )
    if one.kind is IndicatorKind.MINIMUM and one.numerator is not None:
        shape = "■" if one.verdict is Verdict.REACHED else "□"
        return Cell(text=f"{shape} {count(one.numerator)}", value=one.numerator, tone=tone)
    key = _STATES.get(one.verdict, "duties.no_data")
    return Cell(text=study.text(key), value=one.numerator, tone=tone)


_STATES = {
    Verdict.REACHED: "duties.yes",
    Verdict.NOT_REACHED: "duties.no",
    Verdict.NOT_APPLICABLE: "duties.not_applicable",
}


_RESULTS = {
    Verdict.REACHED: "duties.result_yes",
    Verdict.NOT_REACHED: "duties.result_no",
    Verdict.NOT_APPLICABLE: "duties.not_applicable",
}


def _tally(study: Study, duty: Duty) -> Cell:
    whole = duty.whole
    if whole.numerator is None or whole.denominator is None:
        return Cell(text=study.text("duties.no_data"), tone=Tone.MUTED)
    text = study.text("duties.of", count=count(whole.numerator), total=count(whole.denominator))
    return Cell(text=text, value=whole.numerator)


def _remarks(study: Study, found: tuple[Duty, ...]) -> Table | None:
    """Return what the offices added in words: the types of innovation."""
    told = [
        (duty, row) for duty in found for row in duty.rows if row.note and row.assessment.has_data
    ]
    if not told:
        return None
    several = len({duty.indicator for duty, _ in told}) > 1
    return Table(
        name="keterangan_kewajiban",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota", weight=1),
            *((Column(key="kewajiban", label="Kewajiban", weight=0.9),) if several else ()),
            Column(key="jumlah", label="Jumlah", kind=ColumnKind.COUNT),
            Column(key="keterangan", label="Jenis", weight=3),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=study.label(row.region_code)),
                    *((Cell(text=_name(study, duty)),) if several else ()),
                    Cell(text=count(row.assessment.numerator or 0), value=row.assessment.numerator),
                    Cell(text=row.note),
                )
            )
            for duty, row in told
        ),
        caption=study.say(
            "duties.remarks_caption" if several else "duties.remarks_caption_one",
            name=_name(study, told[0][0]),
        ),
        compact=True,
        is_sample=study.is_sample,
    )


def _own_table(study: Study, found: tuple[Duty, ...]) -> Table:
    rows = [(duty, row) for duty in found for row in _of_region(duty, study.region.code)]
    return Table(
        name="kewajiban",
        columns=(
            Column(key="kewajiban", label="Kewajiban", weight=1.6),
            Column(key="ketentuan", label="Ketentuan"),
            Column(key="hasil", label="Hasil"),
            Column(key="status", label="Status", kind=ColumnKind.STATUS),
            Column(key="keterangan", label="Keterangan", weight=2),
        ),
        rows=tuple(_own_row(study, duty, row.assessment, row.note) for duty, row in rows),
        caption=study.say("duties.caption", as_of=long_date(study.as_of)),
        compact=True,
        is_sample=study.is_sample,
    )


def _own_row(study: Study, duty: Duty, one: Assessment, note: str) -> Row:
    indicator = study.catalogue.indicator(duty.indicator)
    is_minimum = one.kind is IndicatorKind.MINIMUM
    rule = (
        study.text("duties.at_least", minimum=count(indicator.minimum or 0))
        if is_minimum
        else study.text("duties.rule_yes" if one.kind is IndicatorKind.YES_NO else "duties.rule")
    )
    shows_number = is_minimum and one.numerator is not None
    result = (
        Cell(text=count(one.numerator or 0), value=one.numerator)
        if shows_number
        else Cell(text=study.text(_RESULTS.get(one.verdict, "duties.no_data")), value=one.numerator)
    )
    return Row(
        cells=(
            Cell(text=_label_without_minimum(study, duty)),
            Cell(text=rule),
            result,
            status(study, one),
            Cell(text=note or "–"),
        )
    )


def _label_without_minimum(study: Study, duty: Duty) -> str:
    indicator = study.catalogue.indicator(duty.indicator)
    if len(indicator.bases) > 1:
        return f"{indicator.short_term} ({indicator.basis(duty.basis).short_label})"
    return indicator.short_term
