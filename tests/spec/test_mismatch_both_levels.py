"""Check 9: the same activity, funded by both levels in one region."""

from drawn_plans import AKTA, PENDATAAN, PENDATAAN_PROVINSI, case, told

from helpers.figures.harmonization.mismatches.check_both_levels import find


def test_both_levels_in_one_region() -> None:
    drawn = f"""
        wilayah | kode                 | lokasi      | pagu
        64      | {PENDATAAN_PROVINSI} | 64.01 64.02 | 900
        64      | {PENDATAAN_PROVINSI} | 64.01       | 50
        64      | {PENDATAAN_PROVINSI} | 64.03       |
        64.01   | {PENDATAAN}          |             | 300
        64.01   | {AKTA}               |             | 7
        64.02   | {PENDATAAN}          |             |
        64.03   | {PENDATAAN}          |             | 400
        """
    found = list(find(case(drawn)))
    # Paser: 900 + 50 of the province beside 300; Kukar has no money, Berau's province row neither
    assert told(found) == [("64.01", "both_levels_in_region", PENDATAAN_PROVINSI, "950")]
    assert [amount.value for amount in found[0].amounts] == [950, 300]


def test_the_province_at_its_own_office_is_no_overlap() -> None:
    drawn = f"""
        wilayah | kode                 | lokasi
        64      | {PENDATAAN_PROVINSI} | 64
        64.01   | {PENDATAAN}          |
        """
    assert told(find(case(drawn))) == []
