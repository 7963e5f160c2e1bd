"""What this report says in the same words everywhere: rules, paces, amounts of money."""

from fractions import Fraction
from typing import Final

from helpers.display import Cell, Tone
from helpers.display.formats import count, decimal, target_number
from helpers.figures.harmonization.realism import ForecastRange, PaceScale
from helpers.figures.harmonization.targets import Rule
from helpers.sections.cells import NOTHING
from helpers.sections.harmonization.programme import Programme
from helpers.vocabulary.indicators import Target
from helpers.vocabulary.numbers import round_half_up

_MILLION: Final = 1_000_000

RULES: Final = {
    Rule.SERAGAM: "harmonization.rule_uniform",
    Rule.PROPORSIONAL: "harmonization.rule_proportional",
    Rule.KAPASITAS: "harmonization.rule_capacity",
}
_SCALES: Final = {
    PaceScale.IN_STEP: ("harmonization.scale_in_step", Tone.REACHED),
    PaceScale.FASTER: ("harmonization.scale_faster", Tone.PLAIN),
    PaceScale.BEST_PERIOD: ("harmonization.scale_best", Tone.PLAIN),
    PaceScale.BEYOND: ("harmonization.scale_beyond", Tone.NOT_REACHED),
}


def rule_name(programme: Programme, rule: Rule) -> str:
    """Return a rule's name inside a sentence."""
    return programme.text(RULES[rule])


def scale_cell(programme: Programme, scale: PaceScale | None) -> Cell:
    """Return how a need compares with the paces, by word and shape."""
    if scale is None:
        return Cell(text=programme.text("harmonization.scale_unknown"), tone=Tone.MUTED)
    key, tone = _SCALES[scale]
    return Cell(text=programme.text(key), tone=tone)


def millions(rupiah: int) -> str:
    """Return an amount in whole million rupiah, for print: ``4.185``."""
    return count(int(round_half_up(Fraction(rupiah, _MILLION), 0)))


def money_words(programme: Programme, rupiah: int) -> str:
    """Return an amount for sentences: ``Rp4,19 miliar`` or ``Rp36 juta``."""
    if rupiah >= 1000 * _MILLION:
        amount = decimal(Fraction(rupiah, 1000 * _MILLION))
        return programme.text("harmonization.billions", amount=amount)
    return programme.text("harmonization.millions", amount=millions(rupiah))


def money_cell(rupiah: int | None) -> Cell:
    """Return an amount in million rupiah; the machine reads whole rupiah."""
    return NOTHING if rupiah is None else Cell(text=millions(rupiah), value=rupiah)


def hundredths_cell(hundredths: int | None, *, strong: bool = False) -> Cell:
    """Return a target in percent; a dash where there is none."""
    if hundredths is None:
        return NOTHING
    return Cell(
        text=f"{decimal(Fraction(hundredths, 100))} %",
        value=f"{hundredths // 100}.{hundredths % 100:02d}",
        strong=strong,
    )


def target_cell(target: Target | None) -> Cell:
    """Return the target that judges; a dash where there is none."""
    if target is None:
        return NOTHING
    return Cell(
        text=f"{target_number(target.hundredths)} %",
        value=f"{target.hundredths // 100}.{target.hundredths % 100:02d}",
    )


def range_text(forecast: ForecastRange | None) -> str:
    """Return the forecast from *rendah* to *tinggi* without sign: ``9,01–12,10``."""
    if forecast is None:
        return ""
    low, high = forecast.low.coverage_percent, forecast.high.coverage_percent
    if low is None or high is None:
        return ""
    first, last = decimal(low), decimal(high)
    return first if first == last else f"{first}–{last}"


def times_words(multiple: Fraction) -> str:
    """Return how many times with one decimal: ``5,7``."""
    return decimal(multiple, 1)
