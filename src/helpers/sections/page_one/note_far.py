"""The note on a target that is far: awards, the other basis, published claims, needed pace."""

from helpers.display.formats import count, decimal, enumeration, long_date
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.claims import ClaimMeasure
from helpers.sections.distance import Distance, distance
from helpers.sections.naming import people
from helpers.sections.page_one.note_short import needed_per_day
from helpers.sections.printing import coverage_words, known, target_text
from helpers.sections.study import Study
from helpers.sections.wording import sentences


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
    if one.target is None or not study.is_province:
        return []
    return [
        study.say(
            "notes.far_award",
            region=study.region.label,
            giver=award.giver,
            day=long_date(award.day),
            award=award.text,
            target=target_text(one),
        )
        for award in study.context.awards
        if one.indicator in award.indicators
    ]


def claim_sentences(study: Study, one: Assessment) -> list[Rich]:
    """Return what published percentages of this indicator are, where they are not coverage."""
    if not study.is_province:
        return []
    return [
        study.say(
            "notes.claim_share", percent=claim.percent.replace(".", ","), published=claim.published
        )
        for claim in study.context.claims
        if claim.indicator == one.indicator and claim.measure == ClaimMeasure.SHARE_OF_TARGET
    ]


def _other_bases(study: Study, one: Assessment) -> list[Rich]:
    """Return the coverage on the indicator's other bases, where the data give one."""
    indicator = study.catalogue.indicator(one.indicator)
    others = (study.whole(one.indicator, basis.key) for basis in indicator.bases[1:])
    return [
        study.say(
            "notes.other_basis",
            basis=indicator.basis(other.basis).short_label,
            coverage=coverage_words(other),
        )
        for other in others
        if other.coverage_percent is not None
    ]
