"""All checks of the catalogue, found by the names of their modules."""

import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from helpers.errors import Severity
from helpers.figures.harmonization import mismatches
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import MismatchRow, Unjudged

_PREFIX = "check_"


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Parameters
    ----------
    number
        Place in the catalogue.
    question
        Indonesian: what it asks of the plans.
    severity
        The gravest of its findings.
    """

    key: str
    number: int
    question: str
    severity: Severity
    find: Callable[[PlanningCase], Iterable[MismatchRow]]
    not_judged: Callable[[PlanningCase], Iterable[Unjudged]]


@dataclass(frozen=True, slots=True)
class MismatchReport:
    """Findings in the order of checks, governments and codes, and what nobody could judge."""

    rows: tuple[MismatchRow, ...]
    unjudged: tuple[Unjudged, ...]

    def of(self, check: str) -> tuple[MismatchRow, ...]:
        """Return the findings of one check."""
        return tuple(row for row in self.rows if row.check == check)


@cache
def all_checks() -> tuple[Check, ...]:
    """Return the checks in the order of their numbers.

    Raises
    ------
    ValueError
        When two checks share a key or number.
    """
    names = [m.name for m in pkgutil.iter_modules(mismatches.__path__) if _is_check(m.name)]
    found = sorted((_check(name) for name in names), key=lambda check: check.number)
    for taken in ({check.key for check in found}, {check.number for check in found}):
        if len(taken) < len(found):
            message = "two checks share a key or a number"
            raise ValueError(message)
    return tuple(found)


def find_mismatches(case: PlanningCase) -> MismatchReport:
    """Run every check; a government without a plan is unjudged throughout."""
    rows: list[MismatchRow] = []
    unjudged: list[Unjudged] = []
    for check in all_checks():
        rows += sorted(check.find(case), key=_order)
        unjudged += check.not_judged(case)
        unjudged += (Unjudged(check.key, one.government, one.reason) for one in case.missing)
    return MismatchReport(tuple(rows), tuple(dict.fromkeys(unjudged)))


def _is_check(name: str) -> bool:
    return name.startswith(_PREFIX)


def _check(name: str) -> Check:
    module = import_module(f"{mismatches.__name__}.{name}")
    return Check(
        key=module.KEY,
        number=module.NUMBER,
        question=module.QUESTION,
        severity=module.SEVERITY,
        find=module.find,
        not_judged=getattr(module, "not_judged", _nothing),
    )


def _nothing(_case: PlanningCase) -> tuple[Unjudged, ...]:
    return ()


def _order(row: MismatchRow) -> tuple[str, str, str, str, str]:
    return (row.region_code, row.code, row.variant, row.indicator, str(row.place))
