"""What is needed per working day until a deadline."""

from dataclasses import dataclass
from datetime import date, timedelta

from helpers.figures.assessment import Assessment
from helpers.figures.calendar import HolidayCalendar, last_working_day, working_days
from helpers.vocabulary.numbers import ceil_div


@dataclass(frozen=True, slots=True)
class RunRate:
    """A remainder spread over the working days left.

    Parameters
    ----------
    remaining
        People still to be served.
    first_day, last_day
        First calendar day that counts, and last working day on or before the deadline.
    working_days
        Working days from the first to the last, both included; 0 when none is left.
    per_working_day
        ``⌈remaining ÷ working days⌉``; 0 when nobody remains, ``None`` when somebody remains and
        no working day is left.
    is_provisional
        Whether the cuti bersama of one of the years are not known yet.
    """

    remaining: int
    first_day: date
    last_day: date
    working_days: int
    per_working_day: int | None
    is_provisional: bool = False


def run_rate(remaining: int, *, after: date, deadline: date, calendar: HolidayCalendar) -> RunRate:
    """Spread a remainder over the working days from the day after ``after`` to the deadline.

    A negative remainder (more served than there are) leaves nobody to serve.

    Examples
    --------
    >>> from helpers.figures.calendar import indonesian_holidays
    >>> rate = run_rate(10_201, after=date(2024, 11, 12), deadline=date(2024, 11, 27),
    ...                 calendar=indonesian_holidays([2024]))
    >>> rate.working_days, rate.per_working_day
    (10, 1021)
    """
    first_day = after + timedelta(days=1)
    people = max(0, remaining)
    left = working_days(first_day, deadline, calendar)
    years = range(first_day.year, deadline.year + 1)
    return RunRate(
        remaining=people,
        first_day=first_day,
        last_day=last_working_day(deadline, calendar),
        working_days=left,
        per_working_day=_per_day(people, left),
        is_provisional=any(year in calendar.years_without_decree for year in years),
    )


def _per_day(remaining: int, days: int) -> int | None:
    if not remaining:
        return 0
    return ceil_div(remaining, days) if days else None


@dataclass(frozen=True, slots=True)
class DeadlineOutlook:
    """The run-rates of one assessment, counted from the data date and from the meeting.

    Parameters
    ----------
    to_target, to_target_after_meeting
        To reach the target (*kekurangan*); ``None`` without target or data.
    to_everyone, to_everyone_after_meeting
        To serve everyone (*belum memiliki*; nobody above 100 %); ``None`` without data. It is
        what counts for indicators that are to be completed by the deadline.
    """

    indicator: str
    deadline: date
    to_target: RunRate | None
    to_target_after_meeting: RunRate | None
    to_everyone: RunRate | None
    to_everyone_after_meeting: RunRate | None


def deadline_outlook(
    assessment: Assessment,
    *,
    deadline: date,
    calendar: HolidayCalendar,
    meeting_date: date | None = None,
) -> DeadlineOutlook:
    """Return what an assessment's remainders mean per working day until its deadline."""

    def rate(remaining: int | None, after: date | None) -> RunRate | None:
        if remaining is None or after is None:
            return None
        return run_rate(remaining, after=after, deadline=deadline, calendar=calendar)

    return DeadlineOutlook(
        indicator=assessment.indicator,
        deadline=deadline,
        to_target=rate(assessment.gap, assessment.as_of),
        to_target_after_meeting=rate(assessment.gap, meeting_date),
        to_everyone=rate(assessment.without, assessment.as_of),
        to_everyone_after_meeting=rate(assessment.without, meeting_date),
    )
