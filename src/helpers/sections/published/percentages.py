"""Percentages that the source prints beside its counts; the tone is a request for confirmation."""

from fractions import Fraction

from helpers.display import Cell, Column, ColumnKind, Heading, Items, Row, Sentence, Stack, Table
from helpers.display.formats import count, decimal, number_word, percent
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.printing import decimals_beside_whole, decimals_needed
from helpers.figures.published import PublishedCheck, read_percent
from helpers.figures.verdict import Verdict, judge_ratio
from helpers.sections.naming import title
from helpers.sections.printing import known, target_text
from helpers.sections.study import Study

RESULTS = {
    PublishedCheck.CONSISTENT: "published.consistent",
    PublishedCheck.TRUNCATED: "published.truncated",
    PublishedCheck.INCONSISTENT: "published.inconsistent",
    PublishedCheck.FLIPS_VERDICT: "published.flips_verdict",
}


def published_percentages(study: Study) -> Stack:
    """Return how many published percentages follow from their counts, and which do not."""
    checked = [one for one in study.evaluation.assessments if one.published_check is not None]
    checked = [one for one in checked if _concerns(study, one)]
    others = [one for one in checked if one.published_check is not PublishedCheck.CONSISTENT]
    rest = [one for one in others if one.published_check is not PublishedCheck.FLIPS_VERDICT]
    flips = [one for one in others if one.published_check is PublishedCheck.FLIPS_VERDICT]
    parts = (
        Heading(
            text=_heading(study, checked, others),
            new_page=study.starts_pages,
            outline=study.text("published.heading"),
        ),
        Sentence(role="lead", text=_lead(study, checked, others)),
        Items(items=tuple(_flip(study, one) for one in flips)) if flips else None,
        _table(study, rest) if rest else None,
        Sentence(role="note", text=study.say("published.note")) if checked else None,
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def _concerns(study: Study, one: Assessment) -> bool:
    """Whether the report shows the row: a kabupaten/kota report speaks of its own numbers only."""
    return study.is_province or one.region_code == study.region.code


def _heading(study: Study, checked: list[Assessment], others: list[Assessment]) -> Rich:
    if not checked:
        return study.say("published.heading")
    if not others:
        return study.say("published.heading_clean")
    return study.say("published.heading_flips", count=number_word(len(others)))


def _lead(study: Study, checked: list[Assessment], others: list[Assessment]) -> Rich:
    if not checked:
        return study.say("published.none")
    total, consistent = number_word(len(checked)), len(checked) - len(others)
    if not others:
        return study.say("published.lead_clean", total=total)
    if not consistent:
        return study.say("published.lead_none", total=total)
    return study.say(
        "published.lead",
        total=total,
        consistent=number_word(consistent),
        others=number_word(len(others)),
    )


def _flip(study: Study, one: Assessment) -> Rich:
    numerator, denominator = known(one.published_counts)
    exact = Fraction(100 * numerator, denominator)
    hundredths = known(one.target).hundredths
    verdict = judge_ratio(numerator, denominator, hundredths)
    reached = verdict is Verdict.REACHED
    decimals = decimals_beside_whole(exact, decimals_needed(exact, hundredths, verdict))
    return study.say(
        "published.flips_below" if reached else "published.flips",
        name=title(study, study.catalogue.indicator(one.indicator)),
        region=study.label(one.region_code),
        published=as_printed(known(one.published_percent)),
        target=target_text(one),
        numerator=count(numerator),
        denominator=count(denominator),
        exact=percent(exact, decimals),
        decimals=number_word(decimals),
    )


def as_printed(published: str) -> str:
    """Return a published percentage with its own decimals, in Indonesian: ``99 %``."""
    printed = read_percent(published)
    return f"{decimal(printed.value, printed.decimals)} %"


def _table(study: Study, others: list[Assessment]) -> Table:
    return Table(
        name="angka_terbit",
        columns=(
            Column(key="indikator", label="Indikator", weight=1.2),
            Column(key="wilayah", label="Wilayah", weight=1.2),
            Column(key="jumlah", label="Jumlah", kind=ColumnKind.COUNT),
            Column(key="basis", label="Basis", kind=ColumnKind.COUNT),
            Column(key="terbit_persen", label="Terbit", kind=ColumnKind.PERCENT),
            Column(key="hitungan_persen", label="Hasil bagi", kind=ColumnKind.PERCENT),
            Column(key="hasil", label="Hasil pemeriksaan", weight=2),
        ),
        rows=tuple(_row(study, one) for one in others),
        caption=study.say("published.caption"),
        is_sample=study.is_sample,
    )


def _row(study: Study, one: Assessment) -> Row:
    indicator = study.catalogue.indicator(one.indicator)
    numerator, denominator = known(one.published_counts)
    exact = Fraction(100 * numerator, denominator)
    return Row(
        cells=(
            Cell(text=title(study, indicator), below=f"({indicator.basis(one.basis).short_label})"),
            Cell(text=study.label(one.region_code)),
            Cell(text=count(numerator), value=numerator),
            Cell(text=count(denominator), value=denominator),
            Cell(text=as_printed(known(one.published_percent)), value=one.published_percent),
            Cell(text=percent(exact, decimals_beside_whole(exact)), strong=True),
            Cell(text=study.text(RESULTS[known(one.published_check)])),
        )
    )
