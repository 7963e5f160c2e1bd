"""Check 1: the target of akta is 99 %; Paser has 99,5, Kukar 97 and Berau 98 persen."""

from drawn_plans import AKTA, AKTA_TABLE, PASER, case, coverage, told

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.check_programme_for_lagging import find, not_judged


def test_lagging_regions_need_a_funded_link() -> None:
    found = list(
        find(
            case(
                f"""
                wilayah | kode              | pagu
                64.01   | 2.12.05.2.01.0002 | 5.000.000
                64.02   | {AKTA}            | 0
                64.03   | {AKTA}            | 7.000.000
                """
            )
        )
    )
    # 990 of 1000 children are asked for: Kukar lacks 990 − 970 = 20, Paser nothing.
    assert told(found) == [("64.02", "lagging_without_programme", "", "20")]
    assert found[0].severity is Severity.WARNING
    assert found[0].indicator == "akta_lahir_0_17"


def test_a_pagu_that_cannot_be_read_accuses_nobody() -> None:
    drawn = f"""
        wilayah | kode    | pagu | rusak
        64.02   | {AKTA}  |      | pagu
        """
    assert told(find(case(drawn))) == []


def test_money_without_work_left() -> None:
    pks = """
        wilayah | pembilang
        64.01   |        15
        64.02   |        14
        64.03   |         …
        """
    drawn = """
        wilayah | kode              | pagu
        64.01   | 2.12.04.2.01.0002 | 3.000.000
        64.01   | 2.12.03.2.01.0001 | 1.000.000
        64.02   | 2.12.04.2.01.0002 | 3.000.000
        64.02   | 2.12.03.2.01.0001 | 1.000.000
        64.03   | 2.12.04.2.01.0002 | 3.000.000
        64.03   | 2.12.03.2.01.0001 | 1.000.000
        """
    found = list(find(case(drawn, coverage(AKTA_TABLE, pks=pks))))
    # at least 15: Paser has them, Kukar lacks one, of Berau nothing is known
    assert told(found) == [("64.01", "budget_without_work", "2.12.04.2.01.0002", "3000000")]
    assert found[0].severity is Severity.NOTE


def test_what_nobody_measured_is_not_judged() -> None:
    akta = """
        wilayah | pembilang | penyebut
        64.01   |         … |        …
        64.02   |       990 |     1000
        64.03   |         0 |        0
        """
    drawn = f"""
        wilayah | kode
        64.01   | {AKTA}
        """
    looked_at = case(drawn, coverage(akta))
    assert told(find(looked_at)) == []
    assert [(one.region_code, one.indicator) for one in not_judged(looked_at)] == [
        (PASER, "akta_lahir_0_17"),
        (PASER, "pks_opd"),
    ]
