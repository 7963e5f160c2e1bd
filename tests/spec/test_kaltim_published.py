"""The published figures of Kalimantan Timur, 12 November 2024, reproduced to the digit."""

from datetime import date
from fractions import Fraction

import pytest
from drawn_province import evaluated
from drawn_table import drawn, whole
from kaltim import PUBLISHED

from helpers.figures.assessment import NumberOrigin
from helpers.figures.calendar import days_between, indonesian_holidays
from helpers.figures.printing import decimals_needed, depends_on_rounding
from helpers.figures.run_rate import deadline_outlook
from helpers.vocabulary.numbers import round_half_up

FIGURES = """
    indikator       | basis       | persen | hasil       | kekurangan | belum     | terbit
    ktp_el          | dinamis     |  99.65 | reached     |          0 |    10.201 | consistent
    kia             | dinamis     |  76.17 | reached     |          0 |   285.341 | consistent
    akta_lahir_0_17 | dinamis     |  98.78 | not_reached |      2.717 |    15.217 | flips_verdict
    ikd             | sudah_rekam |   5.77 | not_reached |    695.132 | 2.703.129 | consistent
    ikd             | wajib_ktp   |   5.75 | not_reached |    698.192 | 2.713.330 |
"""
CALENDAR = indonesian_holidays([2024])
MEETING = date(2024, 11, 19)
ELECTION = date(2024, 11, 27)
YEAR_END = date(2024, 12, 31)


@pytest.mark.parametrize(
    "row", drawn(FIGURES), ids=lambda row: f"{row['indikator']}-{row['basis']}"
)
def test_the_table_of_page_one(row: dict[str, str]) -> None:
    one = evaluated(PUBLISHED, ()).of(row["indikator"], basis=row["basis"])
    assert one.coverage_percent is not None
    assert round_half_up(one.coverage_percent, 2) == Fraction(row["persen"])
    assert one.verdict.value == row["hasil"]
    assert one.gap == whole(row["kekurangan"])
    assert one.without == whole(row["belum"])
    assert (one.published_check.value if one.published_check else "") == row["terbit"]
    assert one.origin is NumberOrigin.PUBLISHED_TOTAL


def test_two_of_four_main_indicators_reached() -> None:
    evaluation = evaluated(PUBLISHED, ())
    assert [one.indicator for one in evaluation.reached_main()] == ["ktp_el", "kia"]
    assert len(evaluation.main()) == 4


def test_certificates_are_short_by_a_fifth_of_a_point_and_read_99_without_decimals() -> None:
    akta = evaluated(PUBLISHED, ()).of("akta_lahir_0_17")
    assert akta.points_to_target is not None
    assert akta.points_to_target == 99 - Fraction(100 * 1_234_871, 1_250_088)
    assert round_half_up(akta.points_to_target, 2) == Fraction("0.22")
    assert depends_on_rounding(akta.coverage_percent, 9900, akta.verdict)
    assert decimals_needed(akta.coverage_percent, 9900, akta.verdict) == 2


def test_other_verdicts_do_not_depend_on_rounding() -> None:
    evaluation = evaluated(PUBLISHED, ())
    for key, target in (("ktp_el", 9940), ("kia", 6000), ("ikd", 3000)):
        one = evaluation.of(key)
        assert not depends_on_rounding(one.coverage_percent, target, one.verdict)


def test_recording_is_to_be_completed_before_election_day() -> None:
    outlook = deadline_outlook(
        evaluated(PUBLISHED, ()).of("ktp_el"),
        deadline=ELECTION,
        calendar=CALENDAR,
        meeting_date=MEETING,
    )
    assert outlook.to_target is not None
    assert outlook.to_target.per_working_day == 0
    now, later = outlook.to_everyone, outlook.to_everyone_after_meeting
    assert now is not None
    assert later is not None
    assert (now.first_day, now.last_day) == (date(2024, 11, 13), date(2024, 11, 26))
    assert (now.working_days, now.per_working_day) == (10, 1021)  # ⌈10.201 ÷ 10⌉
    assert (later.working_days, later.per_working_day) == (5, 2041)  # ⌈10.201 ÷ 5⌉


def test_certificates_have_until_the_end_of_the_year() -> None:
    outlook = deadline_outlook(
        evaluated(PUBLISHED, ()).of("akta_lahir_0_17"), deadline=YEAR_END, calendar=CALENDAR
    )
    assert outlook.to_target is not None
    assert (outlook.to_target.working_days, outlook.to_target.per_working_day) == (32, 85)
    assert outlook.to_target_after_meeting is None


def test_the_data_are_seven_days_older_than_the_meeting() -> None:
    assert days_between(date(2024, 11, 12), MEETING) == 7
