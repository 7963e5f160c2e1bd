"""Five sentences cleared for quotation, each with its base and its date."""

from helpers.display import Heading, Items, Sentence, Stack
from helpers.display.formats import count, decimal, enumeration, long_date
from helpers.display.models.text import Rich
from helpers.figures.assessment import NumberOrigin
from helpers.figures.press_choice import Held, PressChoice, Quote, press_choice
from helpers.figures.verdict import Verdict
from helpers.sections.naming import mid_sentence, people, subject
from helpers.sections.printing import target_text
from helpers.sections.study import Study
from helpers.vocabulary.indicators import IndicatorKind

_KEYS = {
    Verdict.REACHED: "press.reached",
    Verdict.NOT_REACHED: "press.not_reached",
}


def press_sheet(study: Study) -> Stack:
    """Return at most five sentences, and the figures held back with the reason."""
    region = None if study.is_province else study.region.code
    choice = press_choice(study.evaluation, study.catalogue, region)
    parts = (
        Heading(text=study.say("press.heading"), level=2),
        Sentence(role="note", text=study.say("press.sample")) if study.is_sample else None,
        Items(marker="numbers", items=tuple(_sentence(study, quote) for quote in choice.cleared))
        if choice.cleared
        else Sentence(text=study.say("press.none")),
        _held(study, choice),
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def _sentence(study: Study, quote: Quote) -> Rich:
    one = quote.assessment
    indicator = study.catalogue.indicator(one.indicator)
    as_of = long_date(study.as_of)
    if one.origin is NumberOrigin.TALLY:
        values = {
            "as_of": as_of,
            "name": indicator.term,
            "met": count(one.numerator or 0),
            "total": count(one.denominator or 0),
            "region": study.region.label,
        }
        if one.kind is IndicatorKind.MINIMUM:
            minimum = count(indicator.minimum or 0)
            return study.say("press.tally_minimum", minimum=minimum, unit=indicator.unit, **values)
        return study.say("press.tally", **values)
    if one.coverage_percent is None:
        return _own_duty(study, quote)
    return study.say(
        _KEYS.get(one.verdict, "press.plain"),
        as_of=as_of,
        region=study.region.label,
        subject=subject(study, indicator),
        coverage=decimal(one.coverage_percent, quote.decimals),
        numerator=count(one.numerator or 0),
        denominator=count(one.denominator or 0),
        people=people(study, one),
        target=target_text(one) if one.target else "",
        gap=count(one.gap or 0),
        unit=indicator.unit,
    )


def _own_duty(study: Study, quote: Quote) -> Rich:
    one = quote.assessment
    indicator = study.catalogue.indicator(one.indicator)
    values = {"as_of": long_date(study.as_of), "region": study.region.label}
    if one.kind is IndicatorKind.MINIMUM:
        return study.say(
            "press.own_minimum",
            name=mid_sentence(indicator),
            count=count(one.numerator or 0),
            minimum=count(one.minimum or 0),
            unit=indicator.unit,
            **values,
        )
    key = "press.own_yes" if one.numerator else "press.own_no"
    return study.say(key, name=indicator.term, **values)


def _held(study: Study, choice: PressChoice) -> Sentence | None:
    if not choice.held:
        return None
    told = enumeration([_told(study, one) for one in choice.held])
    return Sentence(role="note", text=study.say("press.held", names=told))


def _told(study: Study, held: Held) -> str:
    one = held.assessment
    indicator = study.catalogue.indicator(one.indicator)
    basis = indicator.basis(one.basis).short_label
    return f"{indicator.short_term}/{basis} ({held.reason.value})"
