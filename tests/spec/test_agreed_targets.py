"""Agreed targets: what binds, what is left over, and the three verdicts a year later."""

from dataclasses import replace
from datetime import date

import pytest

from helpers.figures.harmonization.agreed import (
    AgreedTarget,
    AgreementStatus,
    Outcome,
    judge_agreement,
    undistributed,
)
from helpers.figures.harmonization.targets import RegionNeed, target_of_additions
from helpers.figures.verdict import Verdict
from helpers.vocabulary.region_code import RegionCode

NEED = RegionNeed(RegionCode("64.02"), base=500, holders=300, to_keep=10, to_reach=150)
RECORD = AgreedTarget(
    code=NEED.code,
    indicator="akta_lahir_0_17",
    basis="dinamis",
    judging_date=date(2025, 12, 31),
    additions=97,
    target_hundredths=target_of_additions(NEED, 97),
    origin="proporsional celah",
    status=AgreementStatus.AGREED,
)


def test_the_target_is_what_the_additions_amount_to() -> None:
    assert RECORD.target_hundredths == 10_000 * (300 + 97) // 500 == 7940


def test_only_binding_records_divide_the_provinces_additions() -> None:
    with_note = replace(RECORD, status=AgreementStatus.WITH_NOTE, additions=50)
    open_one = replace(RECORD, status=AgreementStatus.NOT_AGREED, additions=1000)
    # A = 165: 97 agreed, 50 with a note, 1.000 not agreed
    assert undistributed(165, [RECORD, with_note, open_one]) == 165 - 97 - 50
    assert undistributed(100, [RECORD, with_note]) == -47
    assert undistributed(165, []) == 165


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        # as agreed: 397 of 500 is 79,4 %, below the national 99 %
        (Outcome(397, 500, 97), ("reached", "reached", "not_reached")),
        # one addition short, and one holder
        (Outcome(396, 500, 96), ("not_reached", "not_reached", "not_reached")),
        # all additions made, on a base that grew to 520: coverage 76,3 %
        (Outcome(397, 520, 97), ("not_reached", "reached", "not_reached")),
        # the base was cleaned: every verdict on coverage is reached without the additions
        (Outcome(310, 310, 10), ("reached", "not_reached", "reached")),
        (Outcome(None, 500, None), ("no_data", "no_data", "no_data")),
        (Outcome(0, 0, 0), ("not_applicable", "not_applicable", "not_applicable")),
    ],
)
def test_three_verdicts_on_the_actual_base(
    outcome: Outcome, expected: tuple[str, str, str]
) -> None:
    found = judge_agreement(RECORD, outcome, 9900)
    assert (found.agreed_coverage, found.agreed_additions, found.national_target) == expected


def test_what_does_not_bind_judges_nothing() -> None:
    open_one = replace(RECORD, status=AgreementStatus.NOT_AGREED)
    found = judge_agreement(open_one, Outcome(397, 500, 97), None)
    assert found.agreed_coverage is Verdict.NO_TARGET
    assert found.agreed_additions is Verdict.NO_TARGET
    assert found.national_target is Verdict.NO_TARGET
