"""Check 2: codes of the other level, unknown ones, old and unusual spellings."""

from drawn_plans import case, told

from helpers.figures.harmonization.mismatches.check_codes import find


def test_codes() -> None:
    drawn = """
        wilayah | kode               | pagu
        64      | 2.12.02.1.02.0001  | 10
        64      | 2.12.02.2.03.0002  | 20
        64.01   | 2.12.02.2.03.0002  | 30
        64.01   | 2.12.02.1.02.0001  | 40
        64.01   | 2.12.02.2.09.0001  | 50
        64.02   | 2.12.02.2.03.02    | 60
        64.02   | 2.12.02.02.03.0002 | 70
        64.02   | 2.12.2.2.3.2       |
        """
    assert told(find(case(drawn))) == [
        ("64", "wrong_level", "2.12.02.2.03.0002", "20"),
        ("64.01", "wrong_level", "2.12.02.1.02.0001", "40"),
        ("64.01", "unknown_code", "2.12.02.2.09.0001", "50"),
        ("64.02", "old_format", "2.12.02.2.03.0002", "60"),
        ("64.02", "other_spelling", "2.12.02.2.03.0002", "70"),
        ("64.02", "other_spelling", "2.12.02.2.03.0002", ""),
    ]
