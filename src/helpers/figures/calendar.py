"""Working days up to a deadline: neither weekends, public holidays nor cuti bersama."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """Days off of some years.

    Parameters
    ----------
    days
        Public holidays and cuti bersama, also those that fall on weekends.
    years
        The years that ``days`` covers.
    years_without_decree
        Years for which the library knows no cuti bersama: the joint decree was not out when it
        was released, so a count of working days in them is provisional.
    """

    days: frozenset[date]
    years: frozenset[int]
    years_without_decree: frozenset[int]

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day.

        Raises
        ------
        ValueError
            When the day lies outside ``years``; counting it would take holidays for working days.
        """
        if day.year not in self.years:
            message = f"{day} lies outside the calendar's years {sorted(self.years)}"
            raise ValueError(message)
        return day.weekday() < _SATURDAY and day not in self.days


def indonesian_holidays(years: Iterable[int]) -> HolidayCalendar:
    """Return Indonesia's public holidays and cuti bersama of some years.

    Examples
    --------
    >>> date(2024, 11, 27) in indonesian_holidays([2024]).days  # the regional elections
    True
    """
    wanted = sorted(set(years))
    public = holidays.country_holidays("ID", years=wanted, categories=("public",), expand=False)
    # The library files cuti bersama under "government" alone.
    joint = holidays.country_holidays("ID", years=wanted, categories=("government",), expand=False)
    return HolidayCalendar(
        days=frozenset(public) | frozenset(joint),
        years=frozenset(wanted),
        years_without_decree=frozenset(wanted) - {day.year for day in joint},
    )


def calendar_for(days: Collection[date]) -> HolidayCalendar:
    """Return the calendar of all years from the one before the first day to that of the last.

    The year before is there because the last working day before 1 January lies in it.
    """
    return indonesian_holidays(range(min(days).year - 1, max(days).year + 1))


def working_days(start: date, end: date, calendar: HolidayCalendar) -> int:
    """Count the working days from ``start`` to ``end``, both included; 0 when none is left.

    Examples
    --------
    >>> working_days(date(2024, 11, 13), date(2024, 12, 31), indonesian_holidays([2024]))
    32
    """
    count = (end - start).days + 1
    return sum(calendar.is_working_day(start + _ONE_DAY * step) for step in range(count))


def last_working_day(deadline: date, calendar: HolidayCalendar) -> date:
    """Return the deadline itself or the last working day before it.

    Raises
    ------
    ValueError
        When the search leaves the calendar's years.

    Examples
    --------
    >>> last_working_day(date(2024, 11, 27), indonesian_holidays([2024]))
    datetime.date(2024, 11, 26)
    """
    day = deadline
    while not calendar.is_working_day(day):
        day -= _ONE_DAY
    return day


def days_between(earlier: date, later: date) -> int:
    """Return the calendar days from one date to another, negative when it lies before."""
    return (later - earlier).days


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier; the month's last day where it is shorter.

    Examples
    --------
    >>> months_before(date(2024, 7, 31), 5)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    # 28 days are in every month; adding four more lands in the next one.
    next_month = date(year, month + 1, 28) + timedelta(days=4)
    last = next_month - timedelta(days=next_month.day)
    return last.replace(day=min(day.day, last.day))
