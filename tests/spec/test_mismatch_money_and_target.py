"""Check 6: money and target come in pairs; a quarter away from the forecast is far."""

from drawn_plans import JEMPUT_BOLA as KODE
from drawn_plans import case, told

from helpers.figures.harmonization.mismatches.check_money_and_target import find


def test_pairs() -> None:
    drawn = f"""
        wilayah | kode   | target | pagu    | rusak
        64.01   | {KODE} | 10     | 100.000 |
        64.01   | {KODE} |        | 200.000 |
        64.01   | {KODE} | 0      | 300.000 |
        64.02   | {KODE} | 12     |         |
        64.02   | {KODE} | 13     | 0       |
        64.02   | {KODE} |        |         |
        64.03   | {KODE} |        | 100.000 | target
        64.03   | {KODE} | 14     |         | pagu
        """
    assert told(find(case(drawn))) == [
        ("64.01", "pagu_without_target", KODE, "200000"),
        ("64.01", "pagu_without_target", KODE, "300000"),
        ("64.02", "target_without_pagu", KODE, "12"),
        ("64.02", "target_without_pagu", KODE, "13"),
    ]


def test_far_from_the_forecast() -> None:
    drawn = f"""
        wilayah | kode   | pagu | maju
        64.01   | {KODE} | 125  | 100
        64.01   | {KODE} | 126  | 100
        64.02   | {KODE} | 75   | 100
        64.02   | {KODE} | 74   | 100
        64.03   | {KODE} | 100  |
        64.03   | {KODE} | 100  | 0
        """
    found = list(find(case(drawn)))
    # 26 and 26 of 100 rupiah are more than a quarter, 25 are not
    assert told(found) == [
        ("64.01", "far_from_forward", KODE, "26"),
        ("64.02", "far_from_forward", KODE, "-26"),
    ]
    assert found[1].amounts[-1].value == -26
