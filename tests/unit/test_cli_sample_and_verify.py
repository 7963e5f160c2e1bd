"""``rakor sample`` and ``rakor verify``."""

import json

import pytest

from command_line import ROOT
from helpers.cli.main import run
from helpers.inputs.samples import sample_files, sample_workbook


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_the_sample_is_the_same_bytes_every_time(tmp_path, capsys):
    assert run(["sample", "kaltim"]) == 0
    assert run(["sample", "kaltim", "--out", "dua.xlsx"]) == 0
    one, two = tmp_path / "data-contoh-kaltim.xlsx", tmp_path / "dua.xlsx"
    assert one.read_bytes() == two.read_bytes() == sample_workbook("kaltim")
    assert capsys.readouterr().out == "ditulis: data-contoh-kaltim.xlsx\nditulis: dua.xlsx\n"


def test_a_sample_of_several_files_goes_into_a_folder(tmp_path, capsys):
    assert run(["sample", "national", "--out", "nasional"]) == 0
    assert capsys.readouterr().out == "ditulis: 38 berkas di nasional\n"
    files = sample_files("national")
    assert {p.name: p.read_bytes() for p in (tmp_path / "nasional").iterdir()} == files


def test_a_sample_that_cannot_be_written_is_code_5(tmp_path, capsys):
    (tmp_path / "penuh").write_bytes(b"")
    assert run(["sample", "kaltim", "--out", "penuh/x.xlsx"]) == 5
    assert "penuh" in capsys.readouterr().err


def test_verify_without_manifest_is_wrong_usage(capsys):
    assert run(["verify", "."]) == 2
    assert "sebutkan folder rapat" in capsys.readouterr().err


def test_verify_names_departures_and_the_command_that_rebuilds(tmp_path, capsys):
    manifest = {
        "format": 1,
        "meeting": "rapat",
        "title": "Rapat",
        "as_of": "2024-11-12",
        "revision": 1,
        "generator": {"name": "rakor", "version": "0"},
        "rebuild_command": "rakor build params/rapat.yaml",
        "reports": [],
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    assert run(["verify", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "0 berkas sesuai manifes\n"
    (tmp_path / "tambahan.pdf").write_bytes(b"x")
    assert run(["verify", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "tambahan.pdf: tidak tercatat" in out
    assert "rakor build params/rapat.yaml --fresh" in out


def test_the_project_has_what_the_help_names():
    assert (ROOT / "params/rakorda-kaltim-2024.yaml").is_file()
