"""Team-days shared among the indicators of one region, none of them used twice."""

from collections.abc import Mapping


def assign_team_days(needed: Mapping[str, int], available: int) -> dict[str, int]:
    """Give each indicator the team-days it needs, or its part of what there is.

    Where the days are fewer than needed they are divided in proportion to the need; leftover days
    go by largest remainder, then larger need, then the order given.

    Parameters
    ----------
    needed
        Team-days that each indicator lacks.
    available
        Team-days of the region in the period.

    Returns
    -------
    dict of str to int
        Days by indicator; together at most ``available``.

    Examples
    --------
    >>> assign_team_days({"ktp_el": 2, "akta_lahir_0_17": 0, "ikd": 100}, 54)
    {'ktp_el': 1, 'akta_lahir_0_17': 0, 'ikd': 53}
    >>> assign_team_days({"ktp_el": 2, "ikd": 10}, 54)
    {'ktp_el': 2, 'ikd': 10}
    """
    whole = sum(needed.values())
    if whole <= available:
        return dict(needed)
    parts = {key: divmod(available * days, whole) for key, days in needed.items()}
    assigned = {key: quotient for key, (quotient, _) in parts.items()}
    by_remainder = sorted(needed, key=lambda key: (-parts[key][1], -needed[key]))
    for key in by_remainder[: available - sum(assigned.values())]:
        assigned[key] += 1
    return assigned
