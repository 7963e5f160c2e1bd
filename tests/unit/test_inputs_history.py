"""Checks against a region's own past."""

from datetime import date
from pathlib import Path

import pytest

from workbooks import Drawn

HEAD = "NO | WILAYAH | KODE | JUMLAH DINAMIS(TTL) | MEMILIKI DINAMIS(JML)"
DAYS = ("30-06-2024", "31-08-2024", "31-10-2024", "12-11-2024")


def read(folder: Path, series: list[tuple[int, int]], **more):
    sheets = {
        f"KIA {day}": f"KIA\n{HEAD}\n1 | PASER | 64.01 | {base} | {part}"
        for day, (base, part) in zip(DAYS, series, strict=False)
    }
    return Drawn(folder).add(sheets).read(**more)


@pytest.mark.parametrize(
    ("series", "rules"),
    [
        ([(1000, 500), (1000, 510), (1000, 520), (1000, 525)], set()),
        ([(1000, 500), (1000, 495)], set()),
        ([(1000, 500), (1000, 494)], {"count_fell"}),
        ([(1000, 500), (1000, 751)], {"count_jumped"}),
        ([(1000, 500), (1000, 750)], set()),
        ([(1000, 500), (1000, 510), (1000, 520), (1000, 600)], {"count_jumped"}),
        ([(1000, 500), (1000, 400), (1000, 410), (1000, 415)], {"count_fell"}),
        ([(1000, 500), (1051, 501)], {"base_changed"}),
        ([(1000, 500), (1050, 501)], set()),
        ([(0, 0), (10, 1)], set()),
    ],
)
def test_falls_jumps_and_base_changes(tmp_path, series, rules):
    assert {f.rule for f in read(tmp_path, series).findings} == rules


def test_a_day_that_params_do_not_ask_for_is_named(tmp_path):
    reading = read(tmp_path, [(1000, 500)], default_date=date(2024, 11, 12))
    (finding,) = reading.findings
    assert finding.rule == "date_differs"
    assert "2024-06-30" in finding.problem


def test_a_region_whose_numbers_are_old_is_named(tmp_path):
    old = f"KEADAAN 30 JUNI 2024\n{HEAD}\n1 | PASER | 64.01 | 10 | 5"
    new = f"KEADAAN 12 NOVEMBER 2024\n{HEAD}\n1 | BERAU | 64.03 | 10 | 5"
    drawn = Drawn(tmp_path).add({"KIA": old}, "a.xlsx").add({"KIA": new}, "b.xlsx")
    (finding,) = drawn.read(default_date=date(2024, 11, 12)).findings
    assert (finding.rule, finding.region_code) == ("region_stale", "64.01")
    assert "135 hari" in finding.problem
