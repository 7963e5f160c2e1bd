"""The province's work of each indicator divided among its regions under the three rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.figures.harmonization.outlook import Outlook, Outlooks, additions_of
from helpers.figures.harmonization.region_work import IndicatorWork, NextYear
from helpers.figures.harmonization.targets import (
    Proposal,
    RegionShare,
    Rule,
    TargetTask,
    need_of,
    propose_all,
)
from helpers.figures.harmonization.targets.ceilings import capacity_of
from helpers.figures.harmonization.team_days import assign_team_days
from helpers.vocabulary.assumptions import Assumptions
from helpers.vocabulary.indicators import Target
from helpers.vocabulary.numbers import ceil_div
from helpers.vocabulary.region_code import RegionCode

_DAYS_OF_YEAR = 365
TeamDays = Mapping[tuple[str, RegionCode], int]


@dataclass(frozen=True, slots=True)
class Division:
    """One indicator of a province.

    Parameters
    ----------
    target
        What judges the province in the coming year.
    proposals
        *Seragam*, *proporsional celah*, *kapasitas*.
    left_out
        Rows without data or without a target of their own; they are in no sum.
    team_days
        Team-days assigned to the indicator, by region.
    """

    indicator: str
    basis: str
    target: Target
    task: TargetTask
    proposals: tuple[Proposal, Proposal, Proposal]
    left_out: tuple[RegionCode, ...]
    team_days: Mapping[RegionCode, int]

    def by(self, rule: Rule) -> Proposal:
        """Return the proposal of one rule."""
        return next(proposal for proposal in self.proposals if proposal.rule is rule)

    @property
    def draft(self) -> Proposal:
        """The proposal a meeting starts from.

        *Proporsional celah*, whose sum is the province's work exactly; where that is more than
        the regions are able to do, *kapasitas*: an interim target, the rest left undivided.
        """
        capacity = self.by(Rule.KAPASITAS)
        is_short = capacity.is_computed and capacity.shortfall > 0
        return capacity if is_short else self.by(Rule.PROPORSIONAL)

    def drafted(self, code: RegionCode) -> RegionShare | None:
        """Return what the draft proposes to a region; ``None`` where it has none."""
        return next((share for share in self.draft.shares if share.code == code), None)


def assigned_team_days(
    next_year: NextYear, found: Outlooks, assumptions: Assumptions, rows: tuple[RegionCode, ...]
) -> TeamDays:
    """Return the team-days of each region by indicator.

    A region's days of the period, ⌊days per year × h ÷ 365⌋, are shared by what its counters do
    not serve at pace *tinggi*. Without an assumption there are none.
    """
    assigned: dict[tuple[str, RegionCode], int] = {}
    for code in rows:
        mine = {key: one for (key, region), one in found.items() if region == code}
        needed = {key: _lacking(one, next_year.days, assumptions) for key, one in mine.items()}
        yearly = _whole(assumptions, "team_days_per_year", "", code)
        days = (yearly or 0) * next_year.days // _DAYS_OF_YEAR
        for key, number in assign_team_days(needed, days).items():
            assigned[key, code] = number
    return assigned


def divide(
    next_year: NextYear, found: Outlooks, assumptions: Assumptions, assigned: TeamDays
) -> dict[str, Division]:
    """Return the divisions by indicator, on the judging bases.

    Left out are indicators without a target for the province, or without a row that has data.
    """
    divisions: dict[str, Division] = {}
    for works in next_year.works:
        if works.indicator not in divisions:
            division = _division(works, next_year.days, found, assumptions, assigned)
            if division is not None:
                divisions[works.indicator] = division
    return divisions


def _division(
    works: IndicatorWork,
    days: int,
    found: Outlooks,
    assumptions: Assumptions,
    assigned: TeamDays,
) -> Division | None:
    target, indicator = works.whole.target, works.indicator
    if target is None:
        return None
    needs, left_out = [], []
    for row in works.rows:
        outlook = found.get((indicator, row.region_code))
        if row.work is None or row.work.to_reach is None or outlook is None:
            left_out.append(row.region_code)
            continue
        code = row.region_code
        people = _whole(assumptions, "people_per_team_day", indicator, code)
        capacity = capacity_of(
            outlook.paces.high,
            days,
            team_days=assigned.get((indicator, code), 0) if people else 0,
            people_per_team_day=people or 0,
        )
        cost = _whole(assumptions, "cost_per_addition_rp", indicator, code)
        needs.append(need_of(code, row.work, capacity=capacity, cost_rp=cost))
    if not needs:
        return None
    task = TargetTask(target.hundredths, tuple(needs))
    per_day = _whole(assumptions, "people_per_team_day", indicator, works.whole.region_code)
    return Division(
        indicator=indicator,
        basis=works.basis,
        target=target,
        task=task,
        proposals=propose_all(task, people_per_team_day=per_day or None),
        left_out=tuple(left_out),
        team_days={need.code: assigned.get((indicator, need.code), 0) for need in needs},
    )


def _lacking(outlook: Outlook, days: int, assumptions: Assumptions) -> int:
    """Return the team-days for what the counters do not serve at pace *tinggi*."""
    people = _whole(assumptions, "people_per_team_day", outlook.indicator, outlook.region_code)
    if not people:
        return 0
    at_counters = int((outlook.paces.high or 0) * days)
    return ceil_div(max(0, additions_of(outlook.work) - at_counters), people)


def _whole(assumptions: Assumptions, key: str, indicator: str, region: RegionCode) -> int | None:
    """Return an assumed number in whole units; ``None`` where nothing is assumed."""
    try:
        return int(assumptions.number(key, indicator=indicator, region=region))
    except KeyError:
        return None
