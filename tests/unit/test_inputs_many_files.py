"""A province from many files: put together, the newest revision only, nothing twice."""

from pathlib import Path

import pytest

from helpers.inputs.source_files import resolve_sources, revision
from workbooks import Drawn, numbers, workbook

HEAD = (
    "KEADAAN 12 NOVEMBER 2024\nNO | WILAYAH | KODE | JUMLAH DINAMIS(TTL) | MEMILIKI DINAMIS(JML)\n"
)


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return Drawn(tmp_path)


def kia(row: str) -> dict[str, str]:
    return {"KIA": f"{HEAD}1 | {row}"}


def test_one_file_for_each_region_makes_the_province(drawn):
    drawn.add(kia("PASER | 64.01 | 10 | 9"), "paser.xlsx")
    drawn.add(kia("BERAU | 64.03 | 20 | 9"), "berau.xlsx")
    assert numbers(drawn.read(), "kia") == {"64.01": (9, 10, None), "64.03": (9, 20, None)}


def test_the_same_region_in_two_files_is_a_finding_that_names_revisions(drawn):
    drawn.add(kia("PASER | 64.01 | 10 | 9"), "a.xlsx").add(kia("PASER | 64.01 | 10 | 8"), "b.xlsx")
    (finding,) = drawn.refused()
    assert finding.rule == "region_twice"
    assert "rev2" in finding.action


def test_the_last_revision_by_name_is_used_and_the_others_are_noted(drawn):
    for name, count in (("paser.xlsx", 7), ("paser rev2.xlsx", 8), ("paser_revisi-10.xlsx", 9)):
        drawn.add(kia(f"PASER | 64.01 | 10 | {count}"), name)
    reading = drawn.read()
    assert numbers(reading, "kia") == {"64.01": (9, 10, None)}
    replaced = [f.place.file.rpartition("/")[2] for f in reading.findings]
    assert replaced == ["paser.xlsx", "paser rev2.xlsx"]


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("dkb", ("dkb", 0)),
        ("dkb rev2", ("dkb", 2)),
        ("dkb-REV_03", ("dkb", 3)),
        ("dkb (ralat)", ("dkb", 1)),
        ("preview", ("preview", 0)),
        ("dkb revisi", ("dkb", 1)),
        ("rev2", ("rev2", 0)),
    ],
)
def test_revisions_are_told_by_name(stem, found):
    assert revision(stem) == found


def test_a_file_may_say_that_it_replaces_another(drawn):
    drawn.add(kia("PASER | 64.01 | 10 | 7"), "lama.xlsx")
    drawn.add(kia("PASER | 64.01 | 10 | 9"), "baru.xlsx")
    beside = drawn.folder / "baru.xlsx.yaml"
    beside.write_text('replaces: ["lama.xlsx"]\n')
    assert numbers(drawn.read(), "kia") == {"64.01": (9, 10, None)}
    beside.write_text('replaces: ["hilang.xlsx"]\n')
    assert "replaces_nothing" in {f.rule for f in drawn.refused()}


def test_what_lies_beside_a_file_is_watched_with_it(drawn):
    (drawn.folder / "a.xlsx").write_bytes(workbook(kia("PASER | 64.01 | 10 | 7")))
    (drawn.folder / "a.xlsx.yaml").write_text("replaces: []\n")
    (drawn.folder / "koreksi-nov.yaml").write_text("corrections: []\n")
    (drawn.folder / "lain.yaml").write_text("x: 1\n")
    files, _ = resolve_sources(["."], drawn.folder)
    assert [(f.name, f.role.value) for f in files] == [
        ("a.xlsx", "data"),
        ("a.xlsx.yaml", "taught"),
        ("koreksi-nov.yaml", "corrections"),
    ]
