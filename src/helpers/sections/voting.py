"""Whether a day is a voting day, so that a deadline can be called by its name."""

from datetime import date
from functools import cache

import holidays


@cache
def is_voting_day(day: date) -> bool:
    """Whether Indonesia votes on this day (a public holiday named after the election).

    Examples
    --------
    >>> is_voting_day(date(2024, 11, 27)), is_voting_day(date(2024, 12, 25))
    (True, False)
    """
    days = holidays.country_holidays("ID", years=day.year, language="id", expand=False)
    return "Pemilihan" in days.get(day, "")
