"""The note on a target that is far: awards, the other basis, published claims, needed pace."""

from helpers.display.formats import count, long_date
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.sections.distance import Distance, distance
from helpers.sections.page_one.note_short import needed_per_day
from helpers.sections.printing import coverage_words, known, target_text
from helpers.sections.study import Study
from helpers.sections.wording import sentences
from helpers.vocabulary.context import Award, PercentKind
from helpers.vocabulary.indicators import Basis, Indicator


def far_note(study: Study, one: Assessment) -> Rich:
    """Return the verdict and its size, beside what was said of the indicator elsewhere."""
    awards = award_sentences(study, one) if distance(one) is Distance.FAR_SHORT else []
    unit = study.catalogue.indicator(one.indicator).unit
    verdict = study.say(
        "notes.far_verdict",
        coverage=coverage_words(one),
        target=target_text(one),
        gap=count(known(one.gap)),
        unit=unit,
    )
    pace = needed_per_day(study, one) if distance(one) is Distance.SHORT else None
    return sentences(*(awards or [verdict]), pace, *_other_bases(study, one))


def award_sentences(study: Study, one: Assessment) -> list[Rich]:
    """Return the awards that name this indicator, and what an award compares."""
    if one.target is None:
        return []
    return [
        study.say(
            "notes.far_award",
            region=study.region.label,
            giver=award.giver,
            day=long_date(award.day),
            award=award_text(study, award),
            target=target_text(one),
        )
        for award in study.context.awards_for(study.region.code, one.indicator)
    ]


def award_text(study: Study, award: Award) -> str:
    """Return what an award was given for, with its category."""
    if not award.category:
        return award.subject
    return study.text("notes.award_category", subject=award.subject, category=award.category)


def claim_sentences(study: Study, one: Assessment) -> list[Rich]:
    """Return what published percentages of this indicator are, where they are not coverage."""
    return [
        study.say(
            "notes.claim_share",
            percent=claim.percent.replace(".", ","),
            published=claim.period.removesuffix(f" {study.year}"),
        )
        for claim in study.context.claims_for(study.region.code, one.indicator)
        if claim.kind is PercentKind.SHARE_OF_TARGET
    ]


def comparison_bases(indicator: Indicator) -> tuple[Basis, ...]:
    """Return the bases printed beside the judging one: those that count other people.

    AWAL and DINAMIS are two states of one base; they stand in the annex, not beside each other.
    """
    return tuple(basis for basis in indicator.bases[1:] if basis.denominator_of is not None)


def _other_bases(study: Study, one: Assessment) -> list[Rich]:
    """Return the coverage on the indicator's other bases, where the data give one."""
    indicator = study.catalogue.indicator(one.indicator)
    others = (study.whole(one.indicator, basis.key) for basis in comparison_bases(indicator))
    return [
        study.say(
            "notes.other_basis",
            basis=indicator.basis(other.basis).short_label,
            coverage=coverage_words(other),
        )
        for other in others
        if other.coverage_percent is not None
    ]
