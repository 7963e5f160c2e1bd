"""Target proposals: the province's additions divided among its regions under three rules."""

from helpers.figures.harmonization.targets.capacity import propose_capacity
from helpers.figures.harmonization.targets.needs import (
    RegionNeed,
    TargetTask,
    need_of,
    target_of_additions,
)
from helpers.figures.harmonization.targets.proportional import propose_proportional
from helpers.figures.harmonization.targets.proposal import (
    Limit,
    Proposal,
    RegionShare,
    Release,
    Rule,
)
from helpers.figures.harmonization.targets.uniform import propose_uniform

__all__ = [
    "Limit",
    "Proposal",
    "RegionNeed",
    "RegionShare",
    "Release",
    "Rule",
    "TargetTask",
    "need_of",
    "propose_all",
    "propose_capacity",
    "propose_proportional",
    "propose_uniform",
    "target_of_additions",
]


def propose_all(
    task: TargetTask, *, people_per_team_day: int | None = None
) -> tuple[Proposal, Proposal, Proposal]:
    """Return the proposals side by side: *seragam*, *proporsional celah*, *kapasitas*."""
    return (
        propose_uniform(task),
        propose_proportional(task),
        propose_capacity(task, people_per_team_day=people_per_team_day),
    )
