"""The region's own pace, and what each deadline asks measured by it."""

from datetime import date
from fractions import Fraction

from drawn_history import history, snapshot

from helpers.figures.calendar import calendar_for
from helpers.figures.harmonization.paces import Exclusion
from helpers.figures.harmonization.realism import PaceScale
from helpers.figures.history.history import History
from helpers.figures.history.pacing import RegionPace, region_pace
from helpers.vocabulary.region_code import RegionCode

ONE = RegionCode("64.01")
ROWS = ("64.01", "64.02")
DAYS = [date(2024, 5, 14), *(date(2024, month, 13) for month in range(6, 11)), date(2024, 11, 12)]
CALENDAR = calendar_for([date(2023, 1, 1), date(2024, 12, 31)])


def past(*holders: str, flows: dict[int, str] | None = None) -> History:
    """Return seven snapshots; holders of the first region on a base of 100.000."""
    return history(
        *(
            snapshot(
                day,
                ROWS,
                (flows or {}).get(at, ""),
                ikd=f"wilayah | pembilang | penyebut\n64.01 | {text}",
                ktp_el="wilayah | pembilang | penyebut\n64.01 | 100.000 | 100.000",
            )
            for at, (day, text) in enumerate(zip(DAYS, holders, strict=True))
        )
    )


def pace(found: History, deadline: date = date(2024, 12, 31)) -> RegionPace:
    return region_pace(found, "ikd", ONE, deadline=deadline, calendar=CALENDAR)


STEADY = [f"{29_000 + 100 * step} | 100.000" for step in range(7)]


def test_additions_per_working_day_and_per_month() -> None:
    found = pace(past(*STEADY))
    assert [one.additions for one in found.intervals] == [100] * 6
    assert found.paces.middle == Fraction(600, (date(2024, 11, 12) - date(2024, 5, 14)).days)
    # Three months before 12 November is 12 August: the intervals from 13 August on.
    recent = found.recent
    assert recent is not None
    assert (recent.start, recent.end, recent.additions) == (
        date(2024, 8, 13),
        date(2024, 11, 12),
        300,
    )
    assert recent.days == 91
    assert recent.per_30_days == Fraction(30 * 300, 91)
    # 65 weekdays from 14 August to 12 November less 16 September (Maulid, a Monday); 17 August is
    # a Saturday.
    assert recent.working_days == 65 - 1
    assert recent.per_working_day == Fraction(300, 64)


def test_what_the_deadline_asks_is_said_in_words() -> None:
    # Five intervals of 100 in 30 or 31 days, then g in 30 days; 500 − g remain for 49 days.
    # Tengah (500 + g) ÷ 182, tinggi (g + 200) ÷ 90, the fastest g ÷ 30.
    words = {}
    for last in (490, 260, 250, 100):
        target = pace(past(*STEADY[:6], f"{29_500 + last} | 100.000")).to_target
        assert target is not None
        assert target.needed is not None
        assert target.remaining == 500 - last
        words[last] = target.needed.scale
    assert words == {
        490: PaceScale.IN_STEP,  # 10 ÷ 49 ≤ 990 ÷ 182
        260: PaceScale.FASTER,  # 760 ÷ 182 < 240 ÷ 49 ≤ 460 ÷ 90
        250: PaceScale.BEST_PERIOD,  # 450 ÷ 90 < 250 ÷ 49 ≤ 250 ÷ 30
        100: PaceScale.BEYOND,  # 400 ÷ 49 > 100 ÷ 30
    }


def test_the_remainder_is_spread_over_working_days() -> None:
    found = pace(past(*STEADY))
    target, everyone = found.to_target, found.to_everyone
    assert target is not None
    assert everyone is not None
    assert target.remaining == 30_000 - 29_600
    assert (target.rate.working_days, target.rate.per_working_day) == (32, 13)  # ⌈400 ÷ 32⌉
    assert everyone.remaining == 100_000 - 29_600
    passed = pace(past(*STEADY), deadline=date(2024, 11, 12)).to_target
    assert passed is not None
    assert (passed.needed, passed.rate.per_working_day) == (None, None)


def test_nobody_remains_above_the_base() -> None:
    found = pace(past(*STEADY[:6], "100.500 | 100.000"))
    assert found.to_target is not None
    assert found.to_everyone is not None
    assert (found.to_target.remaining, found.to_everyone.remaining) == (0, 0)


def test_no_data_and_not_applicable_ask_nothing() -> None:
    for last in ("… | 100.000", "tb | tb", "5 | 0"):
        found = pace(past(*STEADY[:6], last))
        assert (found.to_target, found.to_everyone) == (None, None)
        assert len(found.intervals) == 5
        assert found.paces.middle is None  # fewer than six intervals


def test_a_missing_day_is_passed_over_and_a_fall_is_listed() -> None:
    gap = pace(past(*STEADY[:2], "… | 100.000", *STEADY[3:]))
    assert [(one.start, one.additions) for one in gap.intervals][1] == (DAYS[1], 200)
    fall = pace(past(*STEADY[:6], "29.499 | 100.000"))
    assert fall.intervals[-1].exclusion is Exclusion.NEGATIVE
    assert fall.latest is not None
    assert fall.latest.end == DAYS[5]


def test_a_standstill_is_an_interval_of_zero() -> None:
    still = pace(past(*["29.000 | 100.000"] * 7))
    assert [one.additions for one in still.intervals] == [0] * 6
    assert still.to_target is not None
    assert still.to_target.needed is not None
    assert still.to_target.needed.scale is PaceScale.BEYOND
    assert still.to_target.needed.times_middle is None


def test_a_changed_base_is_no_pace() -> None:
    found = pace(past(*STEADY[:6], "29.600 | 50.000"))
    assert found.intervals[-1].exclusion is None  # nothing is known of cohorts: no test
    children = "wilayah | pembilang | penyebut\n64.01 | 0 | 17.000"
    days = (date(2024, 10, 1), date(2024, 10, 31))
    tables = ("29.000 | 100.000", "29.600 | 50.000")
    cut = history(
        *(
            snapshot(
                day,
                ROWS,
                kia=children,
                ktp_el="wilayah | pembilang | penyebut\n64.01 | 100.000 | 100.000",
                ikd=f"wilayah | pembilang | penyebut\n64.01 | {table}",
            )
            for day, table in zip(days, tables, strict=True)
        )
    )
    (interval,) = cut.intervals("ikd", ONE)
    assert interval.exclusion is Exclusion.BASE_CHANGED


def test_issued_documents_go_before_the_change_of_holders() -> None:
    head = "wilayah | arus | seri | orang\n64.01 | arus_pelayanan | ikd | "
    found = pace(past(*STEADY, flows={5: f"{head} 700", 6: f"{head} 850"}))
    assert [one.additions for one in found.intervals] == [100] * 5 + [850 - 700]


def test_children_who_grew_out_are_added_back() -> None:
    def day(when: date, holders: int):
        return snapshot(
            when, ROWS, kia=f"wilayah | pembilang | penyebut\n64.01 | {holders} | 17.000"
        )

    found = history(day(date(2024, 9, 1), 8_500), day(date(2024, 10, 1), 8_500))
    (interval,) = found.intervals("kia", ONE)
    # ⌈1.000 · 30 ÷ 365⌉ = 83 turn 17, half of them with a card: X = ⌈8.500 · 83 ÷ 17.000⌉ = 42.
    assert interval.additions == 0 + 42
