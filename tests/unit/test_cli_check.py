"""``rakor check``: everything at once, grouped by file, with the exit code of the worst."""

import json

import pytest

from helpers.cli.main import run

GOOD = "kode_wilayah,indikator,tanggal,pembilang,penyebut\n64.71,ktp_el,2024-11-12,90,100\n"
BAD = GOOD.replace("90", "sembilan")


@pytest.fixture
def inside(project, monkeypatch):
    monkeypatch.chdir(project.root)
    (project.root / "baik.csv").write_text(GOOD)
    (project.root / "buruk.csv").write_text(BAD)
    return project


@pytest.mark.usefixtures("inside")
def test_clean_input_is_code_0(capsys):
    assert run(["check", "baik.csv"]) == 0
    assert capsys.readouterr().out == "tidak ada temuan\n"


@pytest.mark.usefixtures("inside")
def test_blocking_findings_of_all_files_are_code_3(capsys):
    assert run(["check", "buruk.csv", "tidak-ada.xlsx", "baik.csv"]) == 3
    out = capsys.readouterr().out
    assert out.index("\nburuk.csv\n") > out.index("tidak-ada.xlsx\n  menghalangi")
    assert "2 menghalangi" in out
    assert "sembilan" in out


def test_params_are_checked_with_their_sources(inside, capsys):
    inside.write_params(sources='["buruk.csv"]')
    assert run(["check", "params/rapat.yaml"]) == 3
    assert "buruk.csv" in capsys.readouterr().out


def test_wrong_params_are_code_2_and_do_not_hide_findings(inside, capsys):
    inside.write_params(regions="[64]")
    assert run(["check", "params/rapat.yaml"]) == 2
    assert run(["check", "params/rapat.yaml", "buruk.csv"]) == 3
    out = capsys.readouterr().out
    assert "regions" in out
    assert "buruk.csv" in out


@pytest.mark.usefixtures("inside")
def test_json_is_stable_and_english(capsys):
    assert run(["check", "buruk.csv", "--json"]) == 3
    first = capsys.readouterr().out
    assert run(["check", "buruk.csv", "--json"]) == 3
    assert capsys.readouterr().out == first
    data = json.loads(first)
    assert data["exit_code"] == 3
    assert data["counts"] == {"blocking": 1, "warning": 0, "note": 0}
    (file,) = data["files"]
    assert file["file"] == "buruk.csv"
    (finding,) = file["findings"]
    assert finding["severity"] == "blocking"
    assert set(finding) == {
        "rule", "severity", "sheet", "cell", "region_code", "problem", "action",
    }  # fmt: skip


def test_nothing_is_written(inside):
    before = sorted(inside.root.rglob("*"))
    run(["check", "params/rapat.yaml"])
    assert sorted(inside.root.rglob("*")) == before
