"""Targets of result in the plans, recognised as targets of our indicators."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from helpers.errors import Place
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.vocabulary.assumptions import OutcomeWords
from helpers.vocabulary.region_code import RegionCode

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SPAN = re.compile(r"(?<!\d)(20\d\d)-(20\d\d)(?!\d)")
_DASHES = re.compile(r"\s*[-–—−]\s*")


@dataclass(frozen=True, slots=True)
class Statement:
    """One coverage target that a plan states.

    Parameters
    ----------
    years
        Years named in the text; none means the plan's own.
    other_base
        The words that name another base than the judging one; empty for none.
    """

    government: RegionCode
    indicator: str
    percent: Fraction
    years: tuple[int, ...]
    other_base: str
    code: str
    place: Place

    def is_comparable(self, year: int) -> bool:
        """Whether year and base are those of the evaluation."""
        return not self.other_base and (not self.years or year in self.years)


def statements(case: PlanningCase) -> Iterator[Statement]:
    """Yield each stated target once per government, in code order of the governments.

    A text that names several indicators is left out: nobody can say whose target it is.
    """
    for government in sorted(case.plans):
        seen: set[tuple[str, str, Fraction]] = set()
        for outcome, code, place in case.plans[government].outcomes():
            if outcome.percent is None:
                continue
            text = plain(outcome.text)
            named = [one for one in case.assumptions.outcome_words if has_word(text, one.words)]
            key = (text, code, outcome.percent)
            if len(named) == 1 and key not in seen:
                seen.add(key)
                yield _statement(government, named[0], outcome.percent, text, code, place)


def _statement(
    government: RegionCode,
    words: OutcomeWords,
    percent: Fraction,
    text: str,
    code: str,
    place: Place,
) -> Statement:
    years = _years(text)
    other = next((word for word in words.other_bases if has_word(text, (word,))), "")
    return Statement(government, words.indicator, percent, years, other, code, place)


def _years(text: str) -> tuple[int, ...]:
    """Return the years that a text names; ``2024-2026`` names all three."""
    spans = [range(int(first), int(last) + 1) for first, last in _SPAN.findall(text)]
    single = [int(year) for year in _YEAR.findall(text)]
    return tuple(dict.fromkeys([*(year for span in spans for year in span), *single]))


def plain(text: str) -> str:
    """Return a text in small letters, with one kind of dash and of blank."""
    return " ".join(_DASHES.sub("-", text.lower()).split())


def has_word(text: str, words: tuple[str, ...]) -> bool:
    """Whether any of the words stands in the plain text as a whole word."""
    return any(re.search(rf"(?<!\w){re.escape(plain(word))}(?!\w)", text) for word in words)
