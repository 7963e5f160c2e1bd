"""Every planted mismatch of the sample plans is found, and nothing else is reported."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from helpers.figures.evaluation import evaluate
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.registry import (
    MismatchReport,
    all_checks,
    find_mismatches,
)
from helpers.figures.harmonization.next_year import work_of_next_year
from helpers.inputs.assumptions import load_assumptions
from helpers.inputs.plans import read_plans
from helpers.inputs.region_data import read_region
from helpers.inputs.samples import PLAN_SAMPLES, planted_mismatches, sample_plans

ROOT = Path(__file__).resolve().parents[2]
PLANTED, CLEAN = PLAN_SAMPLES
_Key = tuple[str, str, str, str, str]


@cache
def report(sample: str) -> MismatchReport:
    data = read_region(
        "64", "2024-11-12", ["sample:kaltim"], year=2024, deadline="2024-12-31", root=ROOT
    )
    evaluation = evaluate(
        data.observations,
        catalogue=data.catalogue,
        region=data.region,
        rows=data.rows,
        as_of=data.as_of,
        year=data.year,
    )
    expected = [data.region.code, *(region.code for region in data.rows)]
    reading = read_plans(sample_plans(sample), ROOT, expected=expected)
    assert reading.is_sample
    return find_mismatches(
        PlanningCase(
            plans=reading.plans,
            evaluation=evaluation,
            next_year=work_of_next_year(
                evaluation, catalogue=data.catalogue, until=date(2025, 12, 31)
            ),
            catalogue=data.catalogue,
            assumptions=load_assumptions(ROOT),
            missing=reading.missing,
        )
    )


def found(sample: str) -> Counter[_Key]:
    return Counter(
        (row.check, row.variant, str(row.region_code), row.code, row.indicator)
        for row in report(sample).rows
    )


def answers() -> Counter[_Key]:
    return Counter(
        (one.check, one.variant, str(one.government), one.code, one.indicator)
        for one in planted_mismatches()
    )


def test_precision_and_recall_by_kind(capsys: pytest.CaptureFixture[str]) -> None:
    reported, planted = found(PLANTED), answers()
    lines = []
    for check in all_checks():
        mine = Counter({key: n for key, n in reported.items() if key[0] == check.key})
        theirs = Counter({key: n for key, n in planted.items() if key[0] == check.key})
        hits = (mine & theirs).total()
        assert theirs, f"{check.key} is not planted"
        precision = hits / mine.total() if mine else 0.0
        recall = hits / theirs.total()
        lines.append(
            f"{check.number:2} {check.key:24} planted {theirs.total()} found {mine.total()} "
            f"precision {precision:.3f} recall {recall:.3f}"
        )
        assert (precision, recall) == (1.0, 1.0), lines[-1]
    with capsys.disabled():
        print("", *lines, sep="\n")
    assert len(lines) == 10
    assert reported == planted


def test_nothing_is_reported_of_aligned_plans() -> None:
    assert found(CLEAN) == Counter()


def test_what_nobody_could_judge_is_said() -> None:
    said = {(one.region_code, one.indicator) for one in report(CLEAN).unjudged}
    assert said == {("64", "pks_opd"), ("64.07", "pks_opd")}


def test_every_finding_says_what_and_what_to_do() -> None:
    for row in report(PLANTED).rows:
        assert row.what.endswith(".")
        assert row.action.endswith(".")
        assert str(row.place) or row.variant == "lagging_without_programme"
