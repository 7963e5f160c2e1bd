"""Means that additions ask for: jemput-bola team-days and blank cards, by calendar quarter.

All rates are assumptions of the reviewed file, printed with the result; none is a regulation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from helpers.vocabulary.numbers import ceil_div

_DAYS_OF_YEAR = 365
_MONTHS_OF_QUARTER = 3


def team_days(
    additions: int, *, people_per_team_day: int, days: int, counter_pace: Fraction | None
) -> int:
    """Return the team-days for what the counters do not serve at their usual pace.

    ⌈(a − ⌊pace·h⌋) ÷ people per team-day⌉, at least zero; without a known pace all additions are
    left to the teams.

    Parameters
    ----------
    counter_pace
        Pace *tengah* in additions per calendar day.
    days
        h: days from data date to judging date.

    Raises
    ------
    ValueError
        When a team serves nobody.

    Examples
    --------
    >>> team_days(1000, people_per_team_day=60, days=365, counter_pace=Fraction(2))
    5
    """
    if people_per_team_day <= 0:
        message = f"a team that serves {people_per_team_day} people in a day"
        raise ValueError(message)
    at_counters = 0 if counter_pace is None else int(counter_pace * days)
    return ceil_div(max(0, additions - at_counters), people_per_team_day)


@dataclass(frozen=True, slots=True)
class Blanks:
    """Blank cards by cause.

    Parameters
    ----------
    new
        For the additions.
    waiting
        For people recorded but without a printed card; none for the KIA.
    again
        Replacement of KTP-el that are lost or damaged; renewal of the KIA at five years, which is
        work and not coverage.
    """

    new: int
    waiting: int
    again: int

    @property
    def total(self) -> int:
        """Blanks of all causes."""
        return self.new + self.waiting + self.again


def ktp_el_blanks(
    additions: int,
    *,
    unprinted: int,
    holders: int,
    days: int,
    blanks_per_card: Fraction,
    replaced_per_year: Fraction,
) -> Blanks:
    """Return the KTP-el blanks: new, recorded but unprinted, replacement.

    Parameters
    ----------
    unprinted
        People recorded without a printed card.
    holders
        Holders of today, of whom a share needs a new card each year.
    blanks_per_card
        At least one; more where cards are spoilt in printing.
    replaced_per_year
        Share of the holders.

    Examples
    --------
    >>> ktp_el_blanks(100, unprinted=20, holders=1000, days=365,
    ...               blanks_per_card=Fraction(51, 50), replaced_per_year=Fraction(3, 100)).total
    154
    """
    return Blanks(
        new=_up(additions * blanks_per_card),
        waiting=_up(unprinted * blanks_per_card),
        again=_up(holders * replaced_per_year * Fraction(days, _DAYS_OF_YEAR) * blanks_per_card),
    )


def kia_blanks(
    additions: int,
    *,
    turn_five: Fraction | int,
    holders: int,
    base: int,
    days: int,
    blanks_per_card: Fraction,
) -> Blanks:
    """Return the KIA blanks: new cards, and a second card for holders who turn five.

    Parameters
    ----------
    turn_five
        Children who turn five in a year; of these the share with a card today is renewed.
    holders, base
        H₀ and D₀; nobody is renewed where the base is zero.

    Examples
    --------
    >>> kia_blanks(100, turn_five=50, holders=760, base=1000, days=365,
    ...            blanks_per_card=Fraction(1)).again
    38
    """
    held = min(Fraction(1), Fraction(holders, base)) if base else Fraction(0)
    renewed = turn_five * Fraction(days, _DAYS_OF_YEAR) * held
    return Blanks(
        new=_up(additions * blanks_per_card), waiting=0, again=_up(renewed * blanks_per_card)
    )


@dataclass(frozen=True, slots=True)
class Quarter:
    """A calendar quarter, or the part of it that lies in the period."""

    year: int
    number: int
    days: int


def quarters(as_of: date, judging_date: date) -> tuple[Quarter, ...]:
    """Return the calendar quarters after the data date, up to and including the judging date.

    Examples
    --------
    >>> [(q.year, q.number, q.days) for q in quarters(date(2024, 11, 12), date(2025, 6, 30))]
    [(2024, 4, 49), (2025, 1, 90), (2025, 2, 91)]
    """
    found = []
    first = as_of + timedelta(days=1)
    while first <= judging_date:
        number = (first.month - 1) // _MONTHS_OF_QUARTER + 1
        last = min(_last_day(first.year, number), judging_date)
        found.append(Quarter(first.year, number, (last - first).days + 1))
        first = last + timedelta(days=1)
    return tuple(found)


def _last_day(year: int, number: int) -> date:
    month = number * _MONTHS_OF_QUARTER + 1
    following = date(year + 1, 1, 1) if month > 12 else date(year, month, 1)
    return following - timedelta(days=1)


def by_quarter(total: int, parts: Sequence[Quarter]) -> tuple[int, ...]:
    """Spread a whole number over quarters by their days; the parts sum to it exactly.

    Each quarter gets ⌊total·days so far ÷ all days⌋ less what the quarters before it got.

    Examples
    --------
    >>> by_quarter(10, quarters(date(2024, 12, 31), date(2025, 12, 31)))
    (2, 2, 3, 3)
    """
    whole = sum(part.days for part in parts)
    shares, passed, given = [], 0, 0
    for part in parts:
        passed += part.days
        until_now = total * passed // whole
        shares.append(until_now - given)
        given = until_now
    return tuple(shares)


def _up(value: Fraction | int) -> int:
    exact = Fraction(value)
    return ceil_div(exact.numerator, exact.denominator)
