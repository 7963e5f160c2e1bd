"""Check 4: akta 2025 is 99 % and KIA 60 %; Paser has reached akta, Kukar and Berau have not."""

from dataclasses import replace

from drawn_plans import case, coverage, told
from drawn_province import CATALOGUE

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.check_targets_agree import find
from helpers.vocabulary.indicators import Catalogue

KODE = "2.12.03.2.01.0001"


def test_lower_higher_and_equal_targets() -> None:
    drawn = f"""
        wilayah | kode   | hasil
        64.01   | {KODE} | Persentase akta kelahiran 2025 = 99,7
        64.02   | {KODE} | Persentase akta kelahiran = 98,5
        64.03   | {KODE} | Persentase akta kelahiran 2025 = 99,25
        64      | {KODE} | Persentase akta kelahiran = 99
        """
    found = list(find(case(drawn)))
    # 99 − 98,5 = 0,5; 99,25 − 99 = 0,25; Paser is above 99 % and has to set a higher target
    assert told(found) == [
        ("64.02", "target_below_judging", KODE, "1/2"),
        ("64.03", "target_above_judging", KODE, "1/4"),
    ]
    assert [row.severity for row in found] == [Severity.WARNING, Severity.NOTE]


def test_another_year_or_base_is_said_and_not_compared() -> None:
    drawn = f"""
        wilayah | kode   | hasil
        64.01   | {KODE} | Akta kelahiran tahun 2024 = 90
        64.02   | {KODE} | Akta kelahiran anak 0 – 18 tahun = 90
        64.03   | {KODE} | Akta kelahiran 2024–2026 = 99
        """
    found = list(find(case(drawn)))
    # a span of years holds the year between
    assert told(found) == [
        ("64.01", "year_differs", KODE, "2024"),
        ("64.02", "base_differs", KODE, "90"),
    ]


def test_what_names_two_indicators_or_none_is_left_alone() -> None:
    drawn = f"""
        wilayah | kode   | hasil
        64.01   | {KODE} | Persentase KIA dan akta kelahiran = 1
        64.02   | {KODE} | Indeks kepuasan = 1
        64.03   | {KODE} | Persentase akta kelahirannya = 1
        """
    assert told(find(case(drawn))) == []


def test_without_a_national_target_the_province_is_the_reference() -> None:
    others = tuple(t for t in CATALOGUE.targets if (t.indicator, t.year) != ("kia", 2025))
    kia = """
        wilayah | pembilang | penyebut
        64.01   |       500 |     1000
        64.02   |       500 |     1000
        64.03   |       500 |     1000
        """
    drawn = f"""
        wilayah | kode   | hasil
        64      | {KODE} | Persentase KIA = 70
        64.01   | {KODE} | Persentase KIA = 70
        64.02   | {KODE} | Persentase KIA = 62
        """
    looked_at = replace(
        case(drawn, coverage(kia=kia)), catalogue=Catalogue(CATALOGUE.indicators, others)
    )
    assert told(find(looked_at)) == [("64.02", "target_below_judging", KODE, "8")]
