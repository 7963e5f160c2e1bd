"""Changes over time: on one base only, base changes marked, the effect split exactly."""

from datetime import date
from fractions import Fraction

import pytest
from drawn_history import history, snapshot

from helpers.figures.history.bases import BaseBounds, BaseChange
from helpers.figures.history.changes import Comparison, change_between
from helpers.figures.history.flows import Flows
from helpers.figures.history.splits import split_change
from helpers.vocabulary.region_code import RegionCode

ROWS = ("64.01", "64.02", "64.03", "64.07", "64.08")
SEPTEMBER, OCTOBER = date(2024, 9, 1), date(2024, 10, 1)  # 30 days apart
# One cohort of the children 0–16: ⌈17.000 ÷ 17⌉ = 1.000 a year, ⌈1.000 · 30 ÷ 365⌉ = 83 in 30 days.
CHILDREN = """
    wilayah | pembilang | penyebut
    64.01   |         0 |   17.000
    64.02   |         0 |   17.000
    64.03   |         0 |   17.000
    64.07   |         0 |   17.000
    64.08   |         0 |   17.000
"""


def recorded(*rows: str) -> str:
    return "\n".join(("wilayah | pembilang | penyebut", *rows))


BEFORE = recorded(
    "64.01 |  9.000 | 10.000",
    "64.02 |      … | 10.000",
    "64.03 |      0 | 10.000",
    "64.07 |     tb | tb",
    "64.08 | 10.100 | 10.000",
)
AFTER = recorded(
    "64.01 |  9.100 | 10.080",
    "64.02 |  9.000 | 10.000",
    "64.03 |      0 | 10.010",
    "64.07 |     tb | tb",
    "64.08 | 10.200 | 10.050",
)


def two(before: str, after: str, flows_before: str = "", flows_after: str = ""):
    return history(
        snapshot(SEPTEMBER, ROWS, flows_before, ktp_el=before, kia=CHILDREN),
        snapshot(OCTOBER, ROWS, flows_after, ktp_el=after, kia=CHILDREN),
    )


def test_a_change_on_one_base_is_a_difference_of_exact_percentages() -> None:
    found = two(BEFORE, AFTER)
    rows = {
        code: change and (change.comparison, change.additions, change.base_moved, change.points)
        for code in ROWS
        if (change := found.change("ktp_el", RegionCode(code), since=SEPTEMBER))
    }
    assert rows == {
        "64.01": (
            Comparison.COMPARED,
            100,
            80,
            Fraction(100 * 9100, 10080) - Fraction(100 * 9000, 10000),
        ),
        "64.02": (Comparison.NO_EARLIER_DATA, None, None, None),
        "64.03": (Comparison.COMPARED, 0, 10, 0),
        "64.07": (Comparison.NOT_APPLICABLE, None, None, None),
        # Above 100 % before and after; never clipped.
        "64.08": (Comparison.COMPARED, 100, 50, Fraction(100 * 10200, 10050) - 101),
    }


def test_a_sum_that_gained_a_late_row_is_no_change() -> None:
    change = two(BEFORE, AFTER).change("ktp_el")
    assert change is not None
    assert (change.comparison, change.points) == (Comparison.INCOMPLETE, None)


def test_the_latest_earlier_data_are_compared_by_default() -> None:
    found = history(
        snapshot(date(2024, 8, 2), ROWS, ktp_el=BEFORE, kia=CHILDREN),
        snapshot(SEPTEMBER, ROWS, ktp_el=recorded("64.01 | … | 10.000"), kia=CHILDREN),
        snapshot(OCTOBER, ROWS, ktp_el=AFTER, kia=CHILDREN),
    )
    assert found.previous_day("ktp_el", RegionCode("64.01")) == date(2024, 8, 2)
    change = found.change("ktp_el", RegionCode("64.01"))
    assert change is not None
    assert (change.start, change.end, change.additions) == (date(2024, 8, 2), OCTOBER, 100)
    assert found.change("ktp_el", RegionCode("64.02")) is None
    assert [one.region_code for one in found.changes("ktp_el")] == ["64", "64.01", "64.03", "64.08"]
    with pytest.raises(KeyError):
        found.change("ktp_el", since=date(2024, 1, 1))


@pytest.mark.parametrize(
    ("base_after", "changed"),
    [
        # Nobody leaves wajib KTP by age; migration and deaths: ⌈10.000 · 0,5 % · 30 ÷ 365⌉ = 5.
        (10_000 - 5, None),
        (10_000 - 6, BaseChange.FELL),
        # 83 turn 17, and 5 move in.
        (10_000 + 83 + 5, None),
        (10_000 + 83 + 6, BaseChange.ROSE),
    ],
)
def test_a_base_that_moves_beyond_the_cohorts_is_another_base(
    base_after: int, changed: BaseChange | None
) -> None:
    found = two(recorded("64.01 | 9.000 | 10.000"), recorded(f"64.01 | 9.100 | {base_after}"))
    change = found.change("ktp_el", RegionCode("64.01"))
    assert change is not None
    assert change.bounds == BaseBounds(-5, 83 + 5)
    assert change.base_change is changed
    # How many more hold the document is told anyway; the percentages are not set side by side.
    assert change.additions == 100
    assert (change.points is None) is (changed is not None)
    comparison = Comparison.BASE_CHANGED if changed else Comparison.COMPARED
    assert change.comparison is comparison


def test_children_leave_by_age_too() -> None:
    def children(base: int) -> str:
        return recorded(f"64.01 | 9.000 | {base}")

    def change(base: int):
        found = history(
            snapshot(SEPTEMBER, ROWS, kia=children(17_000)),
            snapshot(OCTOBER, ROWS, kia=children(base)),
        )
        return found.change("kia", RegionCode("64.01"))

    # 83 turn 17; ⌈17.000 · 0,5 % · 30 ÷ 365⌉ = 7 move away or die.
    fallen, held = change(17_000 - 83 - 8), change(17_000 - 83 - 7)
    assert fallen is not None
    assert held is not None
    assert (fallen.base_change, held.base_change) == (BaseChange.FELL, None)


def test_recorded_people_as_a_base_rise_with_those_who_waited() -> None:
    def day(when: date, recorded_base: int):
        return snapshot(
            when,
            ROWS,
            ktp_el=recorded("64.01 | 9.000 | 10.000"),
            kia=CHILDREN,
            ikd=recorded(f"64.01 | 500 | {recorded_base}"),
        )

    change = history(day(SEPTEMBER, 9_000), day(OCTOBER, 9_900)).change("ikd", RegionCode("64.01"))
    assert change is not None
    # 1.000 not yet recorded, 83 who turn 17, ⌈9.000 · 0,5 % · 30 ÷ 365⌉ = 4.
    assert change.bounds == BaseBounds(-4, 1_000 + 83 + 4)
    assert change.base_change is None


def test_the_base_of_the_start_of_a_year_is_the_same_number_or_another_base() -> None:
    def day(when: date, base: int):
        return snapshot(when, ROWS, ktp_el__awal=recorded(f"64.01 | 9.000 | {base}"))

    moved = history(day(SEPTEMBER, 10_000), day(OCTOBER, 10_001)).change(
        "ktp_el", RegionCode("64.01"), "awal"
    )
    same = history(day(SEPTEMBER, 10_000), day(OCTOBER, 10_000)).change(
        "ktp_el", RegionCode("64.01"), "awal"
    )
    assert moved is not None
    assert same is not None
    assert (moved.base_change, moved.points) == (BaseChange.OTHER_YEAR, None)
    assert (same.base_change, same.points) == (None, 0)


def test_other_age_groups_and_bases_are_never_joined() -> None:
    first = snapshot(SEPTEMBER, ROWS, ktp_el=BEFORE, kia=CHILDREN, ktp_el__awal=BEFORE)
    last = snapshot(OCTOBER, ROWS, ktp_el=AFTER, kia=CHILDREN)
    for other in (first.of("kia"), first.of("ktp_el", basis="awal"), last.of("ktp_el")):
        with pytest.raises(ValueError, match="no change"):
            change_between(other, last.of("ktp_el"), snapshot=first)


FLOWS_BEFORE = """
    wilayah | arus                      | seri   | orang
    64.01   | arus_pelayanan            | ktp_el |   500
    64.01   | arus_pemutakhiran         | ktp_el |    40
    64.01   | arus_pemutakhiran_pemilik | ktp_el |    30
"""
FLOWS_AFTER = """
    wilayah | arus                      | seri   | orang
    64.01   | arus_pelayanan            | ktp_el |   700
    64.01   | arus_pemutakhiran         | ktp_el | 1.040
    64.01   | arus_pemutakhiran_pemilik | ktp_el |   130
"""


def test_with_flows_the_effect_is_split_into_service_cleaning_and_base() -> None:
    found = two(
        recorded("64.01 | 9.000 | 10.000"),
        recorded("64.01 | 9.080 | 9.050"),
        FLOWS_BEFORE,
        FLOWS_AFTER,
    )
    assert found.flows("ktp_el", RegionCode("64.01"), start=SEPTEMBER, end=OCTOBER) == Flows(
        700 - 500, 1_040 - 40, 130 - 30
    )
    change = found.change("ktp_el", RegionCode("64.01"))
    assert change is not None
    assert (change.base_change, change.comparison) == (BaseChange.CLEANED, Comparison.COMPARED)
    split = change.split
    assert split is not None
    before, served = Fraction(100 * 9_000, 10_000), Fraction(100 * 9_200, 10_000)
    cleaned, after = Fraction(100 * 9_100, 9_000), Fraction(100 * 9_080, 9_050)
    assert split.service_points == served - before
    assert split.cleaning_points == cleaned - served
    assert split.base_points == after - cleaned
    assert split.points == change.points == after - before
    assert (split.base_moved, split.base_holders_moved) == (9_050 - 9_000, 9_080 - 9_100)


def test_an_unreported_flow_gives_no_split_and_a_zero_is_a_flow() -> None:
    without_one = "\n".join(FLOWS_AFTER.splitlines()[:-1])
    before, after = recorded("64.01 | 9.000 | 10.000"), recorded("64.01 | 9.080 | 10.050")
    change = two(before, after, FLOWS_BEFORE, without_one).change("ktp_el", RegionCode("64.01"))
    assert change is not None
    assert (change.split, change.points is None) == (None, True)  # a cleaning, and no way to split
    nothing = two(before, after, FLOWS_BEFORE, FLOWS_BEFORE).change("ktp_el", RegionCode("64.01"))
    assert nothing is not None
    assert nothing.split is not None
    assert (nothing.split.service_points, nothing.split.cleaning_points) == (0, 0)
    assert nothing.split.base_points == nothing.points


def test_flows_over_a_turn_of_the_year_are_taken_year_by_year() -> None:
    def day(when: date, people: int):
        flow = f"wilayah | arus | seri | orang\n64.01 | arus_pelayanan | ktp_el | {people}"
        return snapshot(when, ROWS, flow, ktp_el=recorded("64.01 | 9.000 | 10.000"))

    days = [date(2023, 6, 30), date(2023, 12, 31), date(2024, 6, 30)]
    found = history(day(days[0], 100), day(days[1], 250), day(days[2], 70))

    def service(start: date, end: date) -> int | None:
        return found.flows("ktp_el", RegionCode("64.01"), start=start, end=end).service

    assert service(days[0], days[2]) == (250 - 100) + 70
    assert service(days[1], days[2]) == 70
    without_december = history(day(days[0], 100), day(days[2], 70))
    assert (
        without_december.flows("ktp_el", RegionCode("64.01"), start=days[0], end=days[2]).service
        is None
    )


@pytest.mark.parametrize(
    ("earlier", "later", "flows"),
    [
        ((0, 0), (5, 10), Flows(5, 0, 0)),
        ((5, 10), (0, 0), Flows(0, 10, 5)),
        ((5, 10), (5, 10), Flows(0, 3, 4)),  # more holders than people
        ((5, 10), (5, 10), Flows(0, 10, 5)),  # nobody left
        ((5, 10), (5, 10), Flows(0, 11, 5)),
        ((5, 10), (5, 10), Flows(0, -1, 0)),
        ((5, 10), (5, 10), Flows(None, 1, 0)),
    ],
)
def test_no_split_of_what_does_not_belong_together(
    earlier: tuple[int, int], later: tuple[int, int], flows: Flows
) -> None:
    assert split_change(earlier, later, flows) is None


def test_a_line_breaks_at_a_base_change_and_at_a_day_without_data() -> None:
    days = [date(2024, month, 1) for month in (1, 2, 3, 4, 5, 6)]
    numbers = [
        "9.000 | 10.000",
        "9.100 | 10.020",
        "9.200 | 8.000",
        "… | 8.010",
        "9.300 | 8.020",
        "9.400 | 8.040",
    ]
    found = history(
        *(
            snapshot(day, ROWS, ktp_el=recorded(f"64.01 | {text}"), kia=CHILDREN)
            for day, text in zip(days, numbers, strict=True)
        )
    )
    series = found.series("ktp_el", RegionCode("64.01"))
    assert [[p.day.month for p in piece] for piece in series.segments] == [[1, 2], [3], [5, 6]]
    assert [(p.day.month, p.base_change) for p in series.breaks] == [(3, BaseChange.FELL)]
    assert series.points[2].coverage_percent == Fraction(100 * 9_200, 8_000)  # above 100 %
    assert series.points[3].coverage_percent is None


def test_snapshots_are_of_one_region_and_in_order() -> None:
    one, two = snapshot(SEPTEMBER, ROWS, ktp_el=BEFORE), snapshot(OCTOBER, ROWS, ktp_el=AFTER)
    for wrong in ((two, one), (one, one), ()):
        with pytest.raises(ValueError, match="no history"):
            history(*wrong)
