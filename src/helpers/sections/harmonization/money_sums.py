"""Sums of money that several parts of the report speak of."""

from helpers.figures.harmonization.money import GovernmentMoney, government_money
from helpers.sections.harmonization.programme import Programme


def all_money(programme: Programme) -> tuple[GovernmentMoney, ...]:
    """Return the sums of every government with a plan, the province first."""
    plans = programme.plans.plans
    return tuple(
        government_money(plans[code], programme.assumptions)
        for code in programme.governments
        if code in plans
    )


def to_confirm_rp(programme: Programme) -> int:
    """Return the pagu of fund sources that need confirmation, over all governments."""
    return sum(one.to_confirm_rp for one in all_money(programme))
