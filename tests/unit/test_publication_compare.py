"""What differs between two versions is named by region, and nothing else is."""

import pytest
from manifests import a_manifest

from helpers.cli.main import run
from helpers.errors import UsageError
from helpers.publication.compare import Kind, compare_meetings, count_changes
from helpers.publication.manifest import FILE_NAME, to_bytes

HEADER = "region_code,region,indicator,basis,judging,as_of,numerator,target_percent,verdict,sample"
ROW = "64.71,Kota Balikpapan,kia,dinamis,true,2024-11-12,{numerator},{target},{verdict},false"


@pytest.fixture
def meeting(tmp_path):
    def make(name, numerator="90", target="60", verdict="reached", region="64-kalimantan-timur"):
        folder = tmp_path / name
        (folder / region).mkdir(parents=True)
        (folder / FILE_NAME).write_bytes(to_bytes(a_manifest()))
        row = ROW.format(numerator=numerator, target=target, verdict=verdict)
        (folder / region / "figures.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
        return folder

    return make


def test_equal_versions_have_no_changes(meeting):
    assert compare_meetings(meeting("lama"), meeting("baru")).changes == ()


def test_figures_targets_and_verdicts_are_told_apart(meeting):
    old, new = meeting("lama"), meeting("baru", numerator="91", target="65", verdict="not_reached")
    changes = compare_meetings(old, new).changes
    assert [(c.kind, c.region_code, c.old, c.new) for c in changes] == [
        (Kind.FIGURE, "64.71", "90", "91"),
        (Kind.TARGET, "64.71", "60", "65"),
        (Kind.VERDICT, "64.71", "reached", "not_reached"),
    ]
    assert changes[0].what == "kia · dinamis · numerator"


def test_a_region_of_one_version_only_is_one_change(meeting):
    old, new = meeting("lama"), meeting("baru", region="65-kalimantan-utara")
    changes = compare_meetings(old, new).changes
    assert [(c.kind, c.region_code, c.new) for c in changes] == [
        (Kind.REPORT, "64", ""),
        (Kind.REPORT, "65", "ada"),
    ]


def test_what_a_meeting_keeps_is_compared_only_where_it_was_replaced(meeting):
    old, new = meeting("baru/.previous"), meeting("baru/x").parent
    (new / FILE_NAME).write_bytes(to_bytes(a_manifest()))
    (old / FILE_NAME).unlink()
    comparison = compare_meetings(old, new)
    assert (comparison.regions, comparison.changes) == (0, ())


def test_changed_rows_are_counted_once_however_much_of_them_changed(meeting):
    old, new = meeting("lama"), meeting("baru", numerator="91", verdict="not_reached")
    figures = "64-kalimantan-timur/figures.csv"
    assert count_changes(old / figures, (new / figures).read_bytes()) == 1
    assert count_changes(old / figures, (old / figures).read_bytes()) == 0
    assert count_changes(old / "tidak-ada.csv", b"") is None


def test_a_broken_table_is_named(meeting):
    old, new = meeting("lama"), meeting("baru")
    (new / "64-kalimantan-timur/figures.csv").write_bytes(b"\xff")
    with pytest.raises(UsageError, match=r"figures\.csv: tabel angka tidak terbaca"):
        compare_meetings(old, new)


def test_the_command_prints_writes_and_says_by_its_code(meeting, tmp_path, monkeypatch, capsys):
    old, new = meeting("lama"), meeting("baru", numerator="=1+1")
    monkeypatch.chdir(tmp_path)
    assert run(["compare", "lama", "baru", "--out", "beda"]) == 1
    out = capsys.readouterr().out
    assert "64.71 Kota Balikpapan  angka  kia · dinamis · numerator  90    =1+1" in out
    assert (tmp_path / "beda/perbandingan.xlsx").read_bytes().startswith(b"PK")
    assert "=1+1" in (tmp_path / "beda/perbandingan.html").read_text(encoding="utf-8")
    assert run(["compare", str(old), str(old)]) == 0
    assert new.is_dir()
