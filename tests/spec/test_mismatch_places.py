"""Check 7: Paser has reached akta (99,5), Kukar (97) and Berau (98) have not."""

from drawn_plans import AKTA, AKTA_PROVINSI, case, told

from helpers.figures.harmonization.mismatches.check_places import find


def facilitation(*places: str) -> list[tuple[str, ...]]:
    rows = "\n".join(f"64 | {AKTA_PROVINSI} | {place}" for place in places)
    return told(find(case(f"wilayah | kode | lokasi\n{rows}")))


def test_facilitation_goes_where_it_is_needed() -> None:
    misplaced = [("64", "facilitation_misplaced", AKTA_PROVINSI, "2")]
    assert facilitation("64.01") == misplaced  # two lagging regions have none
    assert facilitation("64.01 64.02") == []  # it also serves a lagging one
    assert facilitation("64") == []  # the whole province
    # the second row serves Kukar; Berau is still without, and the first row is still misplaced
    assert facilitation("64.01", "64.02") == [("64", "facilitation_misplaced", AKTA_PROVINSI, "1")]
    assert facilitation("64.01", "64.02 64.03") == []


def test_unfunded_facilitation_neither_helps_nor_is_misplaced() -> None:
    drawn = f"""
        wilayah | kode            | lokasi      | pagu
        64      | {AKTA_PROVINSI} | 64.01       | 5
        64      | {AKTA_PROVINSI} | 64.02 64.03 |
        """
    assert told(find(case(drawn))) == [("64", "facilitation_misplaced", AKTA_PROVINSI, "2")]


def test_places_nobody_can_find() -> None:
    drawn = f"""
        wilayah | kode              | lokasi
        64      | {AKTA_PROVINSI}   | "Wilayah Hulu"
        64      | 2.12.05.1.01.0002 |
        64.01   | {AKTA}            | "Zona Utara"
        64.02   | {AKTA}            | 64.03
        64.03   | {AKTA}            | 64
        """
    assert told(find(case(drawn))) == [
        ("64", "location_unresolved", AKTA_PROVINSI, ""),
        ("64.01", "location_unresolved", AKTA, ""),
        ("64.02", "location_of_other_region", AKTA, ""),
    ]


def test_facilitation_without_any_place() -> None:
    assert facilitation("") == [("64", "location_unresolved", AKTA_PROVINSI, "")]
