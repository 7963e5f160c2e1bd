"""Rule 1, *seragam*: every region reaches the target, none loses coverage."""

from helpers.figures.harmonization.targets.needs import TargetTask
from helpers.figures.harmonization.targets.proposal import Proposal, RegionShare, Rule


def propose_uniform(task: TargetTask) -> Proposal:
    """Propose a = max(N, J) to every region.

    Σa ≥ A, because the sum of what regions below the target lack is at least the province's net
    shortfall; the province's number is Σa. (A region whose own target is below the province's
    brings its smaller N, and then Σa may be less than A.)

    Examples
    --------
    >>> from helpers.figures.harmonization.targets.needs import RegionNeed
    >>> from helpers.vocabulary.region_code import RegionCode
    >>> region = RegionNeed(RegionCode("64.01"), base=500, holders=300, to_keep=10, to_reach=150)
    >>> propose_uniform(TargetTask(9000, (region,))).total
    150
    """
    shares = tuple(RegionShare(need, max(need.to_reach, need.to_keep)) for need in task.regions)
    return Proposal(task=task, rule=Rule.SERAGAM, shares=shares)
