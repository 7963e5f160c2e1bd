"""Check 5: targets against today's exact coverage (Paser 99,5, Kukar 97, Berau 98) and 100 %."""

from drawn_plans import AKTA, BERAU, case, coverage, told

from helpers.figures.harmonization.mismatches.check_targets_within_reach import find, not_judged


def test_below_what_is_reached_and_above_everyone() -> None:
    drawn = f"""
        wilayah | kode   | hasil
        64.01   | {AKTA} | Akta kelahiran = 99,49
        64.02   | {AKTA} | Akta kelahiran = 97
        64.03   | {AKTA} | Akta kelahiran = 100,01
        """
    # 99,5 − 99,49 = 0,01 points; 97 is what Kukar has and may be kept
    assert told(find(case(drawn))) == [
        ("64.01", "below_reached", AKTA, "1/100"),
        ("64.03", "above_100", AKTA, "10001/100"),
    ]


def test_another_base_has_no_coverage_to_compare() -> None:
    drawn = f"""
        wilayah | kode   | hasil
        64.01   | {AKTA} | Akta kelahiran anak 0–18 tahun = 90
        64.02   | {AKTA} | Akta kelahiran 2024 = 90
        """
    assert told(find(case(drawn))) == []


def test_without_coverage_nothing_is_judged() -> None:
    akta = """
        wilayah | pembilang | penyebut
        64.01   |       995 |     1000
        64.02   |       970 |     1000
        64.03   |         … |     1000
        """
    drawn = f"""
        wilayah | kode   | hasil
        64.03   | {AKTA} | Akta kelahiran = 1
        """
    looked_at = case(drawn, coverage(akta))
    assert told(find(looked_at)) == []
    assert [one.region_code for one in not_judged(looked_at)] == [BERAU]
