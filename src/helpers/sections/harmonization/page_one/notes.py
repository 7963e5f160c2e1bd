"""Three notes: the target beyond the pace, the work that is largest for its pace, the plans."""

from fractions import Fraction

from helpers.display import Heading, Sentence, Stack
from helpers.display.formats import count, decimal, long_date, target_number
from helpers.display.models.text import Rich
from helpers.figures.harmonization.outlook import Outlook
from helpers.figures.harmonization.realism import PaceScale
from helpers.sections.harmonization.money_sums import all_money
from helpers.sections.harmonization.page_one.conclusion import judged
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import money_words, range_text, times_words
from helpers.sections.naming import title
from helpers.sections.wording import sentences

_MOST_NOTES = 3


def notes(programme: Programme) -> Stack:
    """Return two notes on indicators, the hardest first, and one on the plans."""
    hardest = sorted(judged(programme), key=lambda one: -(one.needed.times_high or 0))
    chosen = hardest[: _MOST_NOTES - 1]
    return Stack(
        parts=(
            Heading(text=programme.say("notes.heading"), level=3),
            *(_note(programme, one) for one in chosen),
            _plans_note(programme),
        )
    )


def _note(programme: Programme, one: Outlook) -> Sentence:
    indicator = programme.study.catalogue.indicator(one.indicator)
    return Sentence(
        label=f"{title(programme.study, indicator)}.", text=realism_text(programme, one)
    )


def realism_text(programme: Programme, one: Outlook) -> Rich:
    """Return what the pace leads to, what the need asks of it, and by when it is reached."""
    indicator = programme.study.catalogue.indicator(one.indicator)
    return sentences(
        _need(programme, one, indicator.act),
        _forecast(programme, one),
        _multiple(programme, one),
        _years(programme, one),
    )


def _need(programme: Programme, one: Outlook, act: str) -> Rich:
    values = {
        "count": count(one.additions),
        "act": act,
        "until": long_date(programme.next_year.until),
        "per_month": count(one.needed.per_30_days),
    }
    work = one.work
    if work.target_hundredths is not None and (work.to_reach or 0) >= work.to_keep:
        target = target_number(work.target_hundredths)
        return programme.say("harmonization.note_need_target", target=target, **values)
    return programme.say("harmonization.note_need_keep", **values)


def _forecast(programme: Programme, one: Outlook) -> Rich | None:
    text = range_text(one.forecast)
    if not text:
        return None
    return programme.say(
        "harmonization.note_forecast",
        range=text.replace("–", programme.text("harmonization.range_to")),
        until=long_date(programme.next_year.until),
    )


def _multiple(programme: Programme, one: Outlook) -> Rich | None:
    needed, high = one.needed, one.paces.high
    if needed.scale is None or needed.times_high is None or high is None:
        return None
    values = {"high": decimal(high * 30, 0), "times": times_words(needed.times_high)}
    if needed.scale is PaceScale.BEYOND and needed.times_fastest is not None:
        return programme.say(
            "harmonization.note_beyond", fastest=times_words(needed.times_fastest), **values
        )
    middle = one.paces.middle or Fraction(0)
    return programme.say(
        "harmonization.note_within",
        share=decimal(needed.times_high * 100, 0),
        middle=decimal(middle * 30, 0),
        scale=needed.scale.value,
        **values,
    )


def _years(programme: Programme, one: Outlook) -> Rich | None:
    if one.years is None or one.needed.scale is not PaceScale.BEYOND:
        return None
    high, low = one.years.high, one.years.low
    if high is None:
        return programme.say("harmonization.years_never")
    if low is None:
        return programme.say("harmonization.years_high", high=str(high))
    return programme.say("harmonization.years_both", high=str(high), low=str(low))


def _plans_note(programme: Programme) -> Sentence:
    label = f"{programme.text('harmonization.plans_label')}."
    if not programme.has_plans:
        return Sentence(label=label, text=programme.say("harmonization.plans_note_none"))
    money = all_money(programme)
    total = sum(one.pagu_rp for one in money)
    province = sum(one.pagu_rp for one in money if one.government == programme.province)
    confirm = sum(one.to_confirm_rp for one in money)
    return Sentence(
        label=label,
        text=sentences(
            programme.say(
                "harmonization.plans_note",
                amount=money_words(programme, total),
                aside=money_words(programme, sum(one.set_aside_rp for one in money)),
                share=decimal(Fraction(100 * province, total) if total else 0, 0),
            ),
            programme.say("harmonization.plans_confirm", amount=money_words(programme, confirm))
            if confirm
            else None,
        ),
    )
