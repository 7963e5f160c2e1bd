"""The reconciliation sheet and the press sheet: what is set side by side, what is cleared."""

from dataclasses import replace
from datetime import date

import pytest
from drawn_province import AS_OF, CATALOGUE, evaluated
from drawn_table import observations

from helpers.figures.evaluation import Evaluation
from helpers.figures.press_choice import HeldBack, press_choice, reason_to_hold
from helpers.figures.reconciliation import Measure
from helpers.figures.reconciliation_sheet import reconciliation_sheet
from helpers.vocabulary.indicators import IndicatorGroup
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.region_code import RegionCode

ROWS = ("64.01", "64.02", "64.03", "64.07", "64.08")
OURS = """
    wilayah | pembilang | penyebut
    64.01   |        90 |      100
    64.02   |         0 |      100
    64.03   |         … |      100
    64.07   |        tb |       tb
    64.08   |       110 |      100
"""
THEIRS = """
    wilayah | pembilang | penyebut
    64.01   |        92 |       99
    64.02   |         0 |      100
    64.03   |        50 |      100
    64.07   |        tb |       tb
    64.08   |         … |      100
"""


def own(text: str = THEIRS, as_of: date = AS_OF) -> list[Observation]:
    found = observations(text, indicator="kia", as_of=as_of)
    return [replace(one, is_own_figure=True, source="register") for one in found]


def province() -> Evaluation:
    return evaluated((*observations(OURS, indicator="kia"), *own()), ROWS)


def test_ours_theirs_and_the_difference() -> None:
    lines = reconciliation_sheet(own(), province(), indicators=["kia"])
    assert [
        (line.region_code, line.measure, line.provincial, line.own, line.difference, line.agrees)
        for line in lines
    ] == [
        ("64.01", Measure.NUMERATOR, 90, 92, 92 - 90, False),
        ("64.01", Measure.DENOMINATOR, 100, 99, 99 - 100, False),
        ("64.02", Measure.NUMERATOR, 0, 0, 0, True),
        ("64.02", Measure.DENOMINATOR, 100, 100, 0, True),
        ("64.03", Measure.NUMERATOR, None, 50, None, None),
        ("64.03", Measure.DENOMINATOR, 100, 100, 0, True),
        ("64.07", Measure.NUMERATOR, None, None, None, None),
        ("64.07", Measure.DENOMINATOR, None, None, None, None),
        ("64.08", Measure.NUMERATOR, 110, None, None, None),
        ("64.08", Measure.DENOMINATOR, 100, None, None, None),
    ]
    assert [line.source for line in lines[:2]] == ["register", "register"]
    assert lines[-1].source == ""


def test_own_figures_are_never_evaluated_and_those_of_another_day_not_shown() -> None:
    assert province().of("kia", RegionCode("64.01")).numerator == 90
    lines = reconciliation_sheet(own(as_of=date(2024, 6, 30)), province(), indicators=["kia"])
    assert {line.own for line in lines} == {None}


def test_one_region_and_the_main_indicators_by_default() -> None:
    lines = reconciliation_sheet(own(), province(), region=RegionCode("64.01"))
    assert [(line.indicator, line.measure.value) for line in lines] == [
        (key, measure)
        for key in ("ktp_el", "kia", "akta_lahir_0_17", "ikd")
        for measure in ("numerator", "denominator")
    ]
    with pytest.raises(KeyError):
        reconciliation_sheet(own(), province(), region=RegionCode("64.74"))


DUTIES_GROUPED = replace(
    CATALOGUE,
    indicators=tuple(
        replace(one, group=IndicatorGroup.DUTY) if one.key in ("bpp", "pks_opd") else one
        for one in CATALOGUE.indicators
    ),
)


def table(indicator: str, *rows: str, basis: str = "dinamis") -> tuple[Observation, ...]:
    head = "wilayah | pembilang | penyebut | terbit"
    return observations("\n".join((head, *rows)), indicator=indicator, basis=basis)


def test_five_figures_are_cleared_in_the_order_of_the_report() -> None:
    evaluation = evaluated(
        (
            *table("ktp_el", "64.01 | 9.999 | 10.000 |"),
            *table("kia", "64.01 | 101 | 100 |"),
            *table("akta_lahir_0_17", "64.01 | 98.999 | 100.000 |"),
            *table("ikd", "64.01 | … | 100 |", basis="sudah_rekam"),
            *table("bpp", "64.01 | 1 | |", basis="penerapan"),
            *table("pks_opd", "64.01 | 0 | |", basis="jumlah"),
            *table("ktp_el", "64.01 | 9.999 | 10.000 | 55.00", basis="awal"),
            *table("kia", "64.01 | 50 | 100 |", basis="awal"),
        ),
        ("64.01",),
        catalogue=DUTIES_GROUPED,
    )
    choice = press_choice(evaluation, DUTIES_GROUPED)
    assert [(q.assessment.indicator, q.assessment.basis, q.decimals) for q in choice.cleared] == [
        ("ktp_el", "dinamis", 2),
        ("akta_lahir_0_17", "dinamis", 3),  # 98,999 would read 99,00 beside a target of 99
        ("bpp", "penerapan", 0),
        ("pks_opd", "jumlah", 0),
        ("ktp_el", "awal", 2),
    ]
    assert [(h.assessment.indicator, h.assessment.basis, h.reason) for h in choice.held] == [
        ("kia", "dinamis", HeldBack.ABOVE_BASE),
        ("ikd", "sudah_rekam", HeldBack.NO_DATA),
        ("bpp", "unit_pemakaman", HeldBack.NO_DATA),
    ]
    assert len(press_choice(evaluation, DUTIES_GROUPED, most=1).cleared) == 1


def test_what_needs_an_explanation_is_held_back() -> None:
    row = RegionCode("64.01")

    def reason(*rows: str, of: str | None = None, regions: tuple[str, ...] = ("64.01", "64.02")):
        evaluation = evaluated(table("kia", *rows), regions)
        return reason_to_hold(evaluation.of("kia", RegionCode(of) if of else None))

    assert reason("64.01 | 50 | 100 |", "64.02 | 0 | 100 |") is None
    assert reason("64.01 | 50 | 100 |", "64.02 | … | 100 |") is HeldBack.PARTIAL
    assert reason("64 | 50 | 100 |", regions=()) is HeldBack.PUBLISHED_TOTAL
    assert reason("64.01 | 50 | 100 | 55.00", of=row) is HeldBack.PUBLISHED_OTHERWISE
    assert reason("64.01 | 5 | 0 |", of=row) is HeldBack.NO_DATA
    assert reason("64.01 | 100 | 100 |", of=row) is None
