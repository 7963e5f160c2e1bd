"""Totals of the province as published beside the sums of their rows."""

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table, Tone
from helpers.display.formats import count
from helpers.display.models.text import Rich
from helpers.figures.reconciliation import Measure, Reconciliation, reconcile
from helpers.sections.cells import NOTHING
from helpers.sections.naming import title
from helpers.sections.printing import signed
from helpers.sections.study import Study
from helpers.sections.wording import capital, sentences


def reconciliation(study: Study) -> Stack | None:
    """Return whether the published totals equal the sums of their rows, and each that does not.

    ``None`` for a kabupaten/kota: its province's report carries it.
    """
    if not study.is_province:
        return None
    totals = _once(reconcile(study.data.observations, study.evaluation))
    return Stack(
        parts=(
            Heading(text=study.say("reconciliation.heading"), level=2),
            Sentence(text=_sentence(study, totals)),
            *((_table(study, totals),) if totals else ()),
        )
    )


def _once(totals: tuple[Reconciliation, ...]) -> tuple[Reconciliation, ...]:
    """Keep one of each numerator that stands on several bases: it is one column of the source."""
    kept: dict[tuple[object, ...], Reconciliation] = {}
    for one in totals:
        basis = one.basis if one.measure is Measure.DENOMINATOR else None
        key = (one.indicator, basis, one.measure, one.published, one.sum_of_rows, one.rows_missing)
        kept.setdefault(key, one)
    return tuple(kept.values())


def _sentence(study: Study, totals: tuple[Reconciliation, ...]) -> Rich:
    if not totals:
        return study.say("reconciliation.none")
    comparable = [one for one in totals if one.is_comparable]
    differing = [one for one in comparable if one.difference]
    incomparable = len(totals) - len(comparable)
    if differing:
        finding = study.say(
            "reconciliation.differ", total=count(len(comparable)), count=count(len(differing))
        )
    else:
        finding = study.say("reconciliation.agree", total=count(len(comparable)))
    return sentences(
        finding if comparable else None,
        study.say("reconciliation.incomparable", count=count(incomparable))
        if incomparable
        else None,
    )


def _table(study: Study, totals: tuple[Reconciliation, ...]) -> Table:
    """Return the totals on judging bases of main indicators, and any other that differs."""
    main = {i.key: i.judging_basis.key for i in study.main_indicators}
    shown = [one for one in totals if main.get(one.indicator) == one.basis or not one.agrees]
    return Table(
        name="rekonsiliasi_jumlah",
        columns=(
            Column(key="indikator", label="Indikator", weight=1.5),
            Column(key="ukuran", label="Ukuran", weight=1.5),
            Column(key="terbit", label="Terbit", kind=ColumnKind.COUNT),
            Column(key="penjumlahan", label="Penjumlahan baris", kind=ColumnKind.COUNT),
            Column(key="selisih", label="Selisih", kind=ColumnKind.COUNT),
            Column(key="hasil", label="Hasil", weight=1.2),
        ),
        rows=tuple(_row(study, one) for one in shown),
        caption=study.say("reconciliation.caption"),
        is_sample=study.is_sample,
    )


def _row(study: Study, one: Reconciliation) -> Row:
    indicator = study.catalogue.indicator(one.indicator)
    basis = indicator.basis(one.basis)
    whole = study.evaluation.of(one.indicator, basis=one.basis)
    measure = indicator.numerator_label if one.measure is Measure.NUMERATOR else basis.label
    return Row(
        cells=(
            Cell(text=title(study, indicator)),
            Cell(text=capital(measure)),
            Cell(text=count(one.published), value=one.published),
            NOTHING
            if one.rows_missing and not whole.rows_with_data
            else Cell(text=count(one.sum_of_rows), value=one.sum_of_rows),
            Cell(text=_with_sign(one.difference), value=one.difference)
            if one.is_comparable
            else NOTHING,
            _result(study, one),
        )
    )


def _with_sign(difference: int) -> str:
    return f"+{count(difference)}" if difference > 0 else signed(difference)


def _result(study: Study, one: Reconciliation) -> Cell:
    if not one.is_comparable:
        missing = count(one.rows_missing)
        return Cell(text=study.text("reconciliation.missing", count=missing), tone=Tone.MUTED)
    if one.difference:
        return Cell(text=study.text("reconciliation.other"), strong=True)
    return Cell(text=study.text("reconciliation.same"))
