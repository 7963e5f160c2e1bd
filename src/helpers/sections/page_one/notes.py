"""Three notes on the indicators that need words most, chosen by rule."""

from helpers.display import Heading, Sentence, Stack
from helpers.display.formats import count, decimal, long_date
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.distance import Distance, distance
from helpers.sections.naming import name, people
from helpers.sections.page_one.note_complete import complete_note, is_to_complete
from helpers.sections.page_one.note_far import claim_sentences, far_note
from helpers.sections.page_one.note_short import brief_note, press_footnote, short_note
from helpers.sections.peers import place_among_peers
from helpers.sections.printing import coverage_words, known, lacks_rows, points_text, target_text
from helpers.sections.study import Study
from helpers.sections.wording import capital, sentences

_MOST_NOTES = 3
_FULL = 100


def notes(study: Study) -> Stack:
    """Return the three notes, the most urgent indicator first.

    A verdict that hangs on rounding or is just short goes first, then what is to be completed by
    its deadline, then a target that is far; missing data, coverage above 100 % and plain results
    follow while there is room.
    """
    chosen = sorted(study.main(), key=lambda one: _urgency(study, one))[:_MOST_NOTES]
    footnotes = [press_footnote(study, one) for one in chosen]
    once = ["" if note in footnotes[:i] else note for i, note in enumerate(footnotes)]
    near = [distance(one) is Distance.JUST_SHORT for one in chosen]
    return Stack(
        parts=(
            Heading(text=study.say("notes.heading"), level=3),
            # Why decimals are printed is explained once: two such notes would not fit the page.
            *(_note(study, one, once[i], is_brief=any(near[:i])) for i, one in enumerate(chosen)),
        )
    )


def _urgency(study: Study, one: Assessment) -> int:
    where = distance(one)
    if where is Distance.JUST_SHORT:
        return 0
    if is_to_complete(study, one):
        return 1
    order = {Distance.FAR_SHORT: 2, Distance.SHORT: 3}
    if where in order:
        return order[where]
    if one.verdict is Verdict.NO_DATA or lacks_rows(one):
        return 4
    if one.coverage_percent is not None and one.coverage_percent > _FULL:
        return 5
    return 7 if where is Distance.REACHED else 6


def _note(study: Study, one: Assessment, footnote: str, *, is_brief: bool) -> Sentence:
    indicator = study.catalogue.indicator(one.indicator)
    return Sentence(
        label=f"{capital(name(study, indicator))}.",
        text=sentences(_text(study, one, is_brief=is_brief), *_always(study, one)),
        footnote=footnote,
    )


def _text(study: Study, one: Assessment, *, is_brief: bool) -> Rich:
    if is_to_complete(study, one):
        return complete_note(study, one)
    match distance(one):
        case Distance.JUST_SHORT:
            return brief_note(study, one) if is_brief else short_note(study, one)
        case Distance.SHORT | Distance.FAR_SHORT:
            return far_note(study, one)
        case Distance.REACHED:
            return _reached_note(study, one)
        case Distance.UNJUDGED:
            return _unjudged_note(study, one)


def _always(study: Study, one: Assessment) -> tuple[Rich, ...]:
    """Return what has to be said of an indicator whatever its verdict."""
    said: list[Rich] = []
    if one.coverage_percent is not None and one.coverage_percent > _FULL:
        said.append(study.say("notes.exceeds", coverage=coverage_words(one)))
    said += claim_sentences(study, one)
    place = place_among_peers(study, one)
    return (*said, place) if place else tuple(said)


def _reached_note(study: Study, one: Assessment) -> Rich:
    if known(one.points_to_target) == 0:
        verdict = study.say(
            "notes.reached_exactly", target=target_text(one), coverage=coverage_words(one)
        )
    else:
        verdict = study.say(
            "notes.reached",
            target=target_text(one),
            coverage=coverage_words(one),
            points=points_text(one),
        )
    remaining = one.without or 0
    if remaining <= 0:
        return verdict
    unit = study.catalogue.indicator(one.indicator).unit
    return sentences(verdict, study.say("notes.without", count=count(remaining), unit=unit))


def _unjudged_note(study: Study, one: Assessment) -> Rich:
    if one.verdict is Verdict.NOT_APPLICABLE:
        return study.say("notes.not_applicable")
    if one.verdict is Verdict.NO_DATA or one.coverage_percent is None:
        return study.say("notes.no_data", as_of=long_date(study.as_of))
    return study.say(
        "notes.no_target",
        year=str(study.year),
        coverage=f"{decimal(one.coverage_percent)} persen",
        numerator=count(known(one.numerator)),
        denominator=count(known(one.denominator)),
        people=people(study, one),
    )
