"""Definitions of the indicators the report shows, and the formulas behind every number."""

from helpers.display import Cell, Column, Heading, Items, Row, Sentence, Stack, Table
from helpers.display.formats import enumeration, long_date
from helpers.sections.study import Study
from helpers.sections.wording import capital, sentences
from helpers.vocabulary.indicators import Indicator, IndicatorGroup, IndicatorKind

_COUNTED = (IndicatorGroup.OPERATION, IndicatorGroup.FLOW)


def definitions(study: Study) -> Stack:
    """Return what every indicator with data means, and on which bases it is printed.

    Counts of the daily work and flows have one basis and no target: a paragraph says them all.
    """
    shown = [indicator for indicator in study.catalogue.indicators if _is_shown(study, indicator)]
    judged = [indicator for indicator in shown if _has_line(study, indicator)]
    return Stack(
        parts=(
            Heading(
                text=study.say("annex.heading"),
                new_page=study.starts_pages,
                outline=study.text("annex.outline"),
            ),
            Table(
                name="definisi",
                columns=(
                    Column(key="indikator", label="Indikator", weight=1),
                    Column(key="definisi", label="Definisi", weight=3),
                    Column(key="basis", label="Basis", weight=1.7),
                    Column(key="sumber", label="Sumber", weight=1.3),
                ),
                rows=tuple(_row(study, indicator) for indicator in judged),
                caption=study.say("annex.definitions_caption"),
                compact=True,
            ),
            *_counts(study, [one for one in shown if one not in judged and _is_said(study, one)]),
        )
    )


def _has_line(study: Study, indicator: Indicator) -> bool:
    """Whether it stands in the table: of a kabupaten/kota report the main indicators alone."""
    return indicator.is_main if not study.is_province else indicator.group not in _COUNTED


def _is_said(study: Study, indicator: Indicator) -> bool:
    """Whether the paragraph says it: flows explain themselves where they are printed."""
    if indicator.group is IndicatorGroup.FLOW:
        return False
    return study.is_province or indicator.group is not IndicatorGroup.OPERATION


def _counts(study: Study, indicators: list[Indicator]) -> tuple[Sentence, ...]:
    if not indicators:
        return ()
    said = [
        study.say("annex.count_definition", term=one.term, definition=one.definition)
        for one in indicators
    ]
    text = sentences(study.say("annex.count_definitions"), *said)
    return (Sentence(role="note", text=text),)


def formulas(study: Study) -> Items:
    """Return the formulas, as an auditor recomputes them by hand."""
    next_year = study.next_year
    return Items(
        heading=study.text("annex.formulas"),
        items=(
            study.say("annex.formula_verdict"),
            study.say("annex.formula_coverage"),
            study.say("annex.formula_gap"),
            study.say("annex.formula_rank"),
            study.say("annex.formula_days"),
            study.say(
                "annex.formula_next",
                year=str(next_year.until.year),
                until=long_date(next_year.until),
                days=str(next_year.days),
            ),
            study.say("annex.state"),
            study.say("annex.births"),
        ),
    )


def _is_shown(study: Study, indicator: Indicator) -> bool:
    """Whether it is a main indicator, or anything of it was reported."""
    return indicator.is_main or any(
        study.whole(indicator.key, basis.key).has_data for basis in indicator.bases
    )


def _row(study: Study, indicator: Indicator) -> Row:
    judging = indicator.judging_basis.label
    judged = indicator.kind is not IndicatorKind.COUNT
    bases = study.text("annex.judging_basis", basis=judging) if judged else capital(judging)
    others = [basis.label for basis in indicator.bases[1:]]
    below = study.text("annex.other_bases", bases=enumeration(others)) if others else ""
    return Row(
        cells=(
            Cell(text=indicator.term, strong=True),
            Cell(text=indicator.definition),
            Cell(text=bases, below=below),
            Cell(text=indicator.source),
        )
    )
