"""The agreed target: what the meeting agreed on for N+1, and how it is judged a year later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helpers.figures.verdict import Verdict, judge_minimum, judge_ratio
from helpers.vocabulary.agreements import AgreementRecord, AgreementStatus
from helpers.vocabulary.region_code import RegionCode


@dataclass(frozen=True, slots=True)
class AgreedTarget:
    """One record per region and indicator.

    Parameters
    ----------
    basis
        Key of the base that the target is a share of.
    judging_date
        t₁.
    additions
        a, in people.
    target_hundredths
        ⌊10000·G ÷ D₁⌋ with G = S + a (``targets.target_of_additions``), fixed when it was
        agreed; ``None`` when the base is zero.
    origin
        The rule's name, or ``rapat`` for a number the meeting set.
    owner, budget_route
        Who answers for it, and the way the money takes.
    """

    code: RegionCode
    indicator: str
    basis: str
    judging_date: date
    additions: int
    target_hundredths: int | None
    origin: str
    status: AgreementStatus
    owner: str = ""
    budget_route: str = ""
    note: str = ""


def agreed_from_file(record: AgreementRecord) -> AgreedTarget | None:
    """Return the agreed target that a line of last year's agreement file holds.

    ``None`` when the meeting wrote no additions: then there is nothing to judge.
    """
    if record.additions is None:
        return None
    return AgreedTarget(
        code=record.region_code,
        indicator=record.indicator,
        basis=record.basis,
        judging_date=date(record.year, 12, 31),
        additions=record.additions,
        target_hundredths=record.target_hundredths,
        origin="rapat",
        status=record.status,
        owner=record.owner,
        budget_route=record.budget_route,
        note=record.note,
    )


def undistributed(needed: int, records: Iterable[AgreedTarget]) -> int:
    """Return *belum terbagi*: A minus the binding additions, never spread silently.

    Parameters
    ----------
    needed
        A of the province.
    records
        The records of one indicator.

    Returns
    -------
    int
        Negative when more is agreed than the province needs.
    """
    return needed - sum(one.additions for one in records if one.status.is_binding)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an agreed target by its judging date.

    Parameters
    ----------
    holders, base
        Counts on the actual base; ``None`` is no data.
    additions
        Additions since the data date of the agreement: ΔH + X, or documents issued.
    """

    holders: int | None
    base: int | None
    additions: int | None


@dataclass(frozen=True, slots=True)
class AgreementVerdicts:
    """The three verdicts of N+1.

    Parameters
    ----------
    agreed_coverage
        Coverage on the actual base against the agreed target.
    agreed_additions
        Additions against those agreed.
    national_target
        Coverage against the national target.
    """

    agreed_coverage: Verdict
    agreed_additions: Verdict
    national_target: Verdict


def judge_agreement(
    record: AgreedTarget, outcome: Outcome, national_hundredths: int | None
) -> AgreementVerdicts:
    """Judge a year later; later changes of the base alter neither the target nor a.

    A record that does not bind gives no target and no additions to be judged by.
    """
    binds = record.status.is_binding
    applies = outcome.base != 0
    return AgreementVerdicts(
        agreed_coverage=judge_ratio(
            outcome.holders, outcome.base, record.target_hundredths if binds else None
        ),
        agreed_additions=(
            judge_minimum(outcome.additions, record.additions if binds else None)
            if applies
            else Verdict.NOT_APPLICABLE
        ),
        national_target=judge_ratio(outcome.holders, outcome.base, national_hundredths),
    )
