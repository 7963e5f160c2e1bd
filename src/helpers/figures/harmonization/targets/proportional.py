"""Rule 2, *proporsional celah*: the province's work divided in proportion to the open gap."""

from helpers.figures.harmonization.targets.needs import RegionNeed, TargetTask
from helpers.figures.harmonization.targets.proposal import Proposal, RegionShare, Rule


def propose_proportional(task: TargetTask) -> Proposal:
    """Divide M = A − ΣJ in proportion to g = U − J, on top of J.

    a = J + ⌊M·g ÷ Σg⌋; leftover units go by largest remainder, then larger g, then lower code.
    With M = 0, a = J. Σa = A, and J ≤ a ≤ U.

    Examples
    --------
    >>> from helpers.vocabulary.region_code import RegionCode
    >>> two = (
    ...     RegionNeed(RegionCode("64.01"), base=100, holders=80, to_keep=0, to_reach=10),
    ...     RegionNeed(RegionCode("64.02"), base=100, holders=90, to_keep=0, to_reach=0),
    ... )
    >>> [share.additions for share in propose_proportional(TargetTask(9000, two)).shares]
    [7, 3]
    """
    to_divide = task.needed - task.to_keep
    gaps = [need.everyone - need.to_keep for need in task.regions]
    extra = _largest_remainder(to_divide, gaps, task.regions)
    shares = tuple(
        RegionShare(need, need.to_keep + more)
        for need, more in zip(task.regions, extra, strict=True)
    )
    return Proposal(task=task, rule=Rule.PROPORSIONAL, shares=shares)


def _largest_remainder(
    to_divide: int, gaps: list[int], regions: tuple[RegionNeed, ...]
) -> list[int]:
    """Divide people in proportion to the gaps, in whole people.

    A remainder exceeds zero only where the quotient is below the gap, and fewer units are left
    over than there are remainders: no region is given more than its gap.
    """
    if to_divide == 0:
        return [0] * len(gaps)
    whole = sum(gaps)
    parts = [divmod(to_divide * gap, whole) for gap in gaps]
    extra = [quotient for quotient, _ in parts]
    order = sorted(range(len(gaps)), key=lambda i: (-parts[i][1], -gaps[i], regions[i].code))
    for index in order[: to_divide - sum(extra)]:
        extra[index] += 1
    return extra
