"""The conclusion: a heading that says the finding, and the sentence that is read aloud."""

from helpers.display import Heading, Sentence, Stack
from helpers.display.formats import count, enumeration, long_date, number_word
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.distance import Distance, distance
from helpers.sections.naming import mid_sentence
from helpers.sections.printing import is_judged, known, lacks_rows, number_first, points_text
from helpers.sections.study import Study
from helpers.sections.wording import capital, sentences


def conclusion(study: Study) -> Stack:
    """Return how many targets are reached, which are not, and by how much."""
    main = study.main()
    return Stack(
        parts=(
            Heading(text=_heading(study, main), level=1, outline=study.text("conclusion.outline")),
            Sentence(role="lead", text=_lead(study, main)),
        )
    )


def with_target(main: tuple[Assessment, ...]) -> tuple[Assessment, ...]:
    """Return the indicators that a target judges, whether or not their data are there."""
    return tuple(one for one in main if one.target is not None)


def _heading(study: Study, main: tuple[Assessment, ...]) -> Rich:
    total = len(with_target(main))
    reached = sum(one.verdict is Verdict.REACHED for one in main)
    if not total:
        return study.say("conclusion.heading_without_targets", year=str(study.year))
    if not any(is_judged(one) for one in main):
        return study.say("conclusion.heading_without_data")
    if total == 1:
        return study.say(
            "conclusion.heading_the_only" if reached else "conclusion.heading_not_the_only"
        )
    if reached == total:
        return study.say("conclusion.heading_all", total=number_word(total))
    if not reached:
        return study.say("conclusion.heading_none", total=number_word(total))
    return study.say(
        "conclusion.heading_some", reached=number_first(reached), total=number_word(total)
    )


def _lead(study: Study, main: tuple[Assessment, ...]) -> Rich:
    partial = [one for one in main if lacks_rows(one) and one.has_data]
    return sentences(
        _opening(study, main),
        *(_not_reached(study, one) for one in main if one.verdict is Verdict.NOT_REACHED),
        _group(study, main, Verdict.NO_TARGET, "conclusion.no_target"),
        _group(study, main, Verdict.NO_DATA, "conclusion.no_data"),
        _group(study, main, Verdict.NOT_APPLICABLE, "conclusion.not_applicable"),
        study.say("conclusion.partial", names=_names(study, partial)) if partial else None,
    )


def _opening(study: Study, main: tuple[Assessment, ...]) -> Rich:
    as_of = long_date(study.as_of)
    reached = [one for one in main if one.verdict is Verdict.REACHED]
    total = len(with_target(main))
    if not total:
        return study.say("conclusion.without_targets", as_of=as_of)
    if not any(is_judged(one) for one in main):
        return study.say("conclusion.without_data", as_of=as_of)
    if total == 1:
        return study.say(
            "conclusion.the_only" if reached else "conclusion.not_the_only",
            as_of=as_of,
            name=_names(study, [one for one in main if one.target is not None]),
        )
    if not reached:
        return study.say("conclusion.none", as_of=as_of, total=number_word(total))
    names = _names(study, reached)
    if len(reached) == total:
        return study.say("conclusion.all", as_of=as_of, total=number_word(total), names=names)
    return study.say(
        "conclusion.some",
        as_of=as_of,
        reached=number_word(len(reached)),
        total=number_word(total),
        names=names,
    )


def _not_reached(study: Study, one: Assessment) -> Rich:
    indicator = study.catalogue.indicator(one.indicator)
    subject = capital(mid_sentence(indicator))
    if distance(one) is Distance.FAR_SHORT:
        return study.say("conclusion.far", subject=subject)
    return study.say(
        "conclusion.short",
        subject=subject,
        gap=count(known(one.gap)),
        unit=indicator.unit,
        points=points_text(one),
    )


def _group(study: Study, main: tuple[Assessment, ...], verdict: Verdict, key: str) -> Rich | None:
    members = [one for one in main if one.verdict is verdict]
    if not members:
        return None
    # Only one of the phrases has a place for the year.
    return study.say(key, names=_names(study, members), year=str(study.year))


def _names(study: Study, members: list[Assessment]) -> str:
    return enumeration([mid_sentence(study.catalogue.indicator(one.indicator)) for one in members])
