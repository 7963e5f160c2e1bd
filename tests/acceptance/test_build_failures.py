"""One report's failure stops no other, is never published, and is named with its cell."""

import json

import pytest

from command_line import Project, contents

FAILING = """
if region == "64.71":
    raise ValueError("pembagi nol")
print("wilayah", region)
"""
DYING = {
    "dead kernel": ("import os; os.kill(os.getpid(), 9)", "kernel berhenti tiba-tiba"),
    "quiet exit": ("import sys; sys.exit(0)", "berhenti sebelum selesai"),
    "loud exit": ("import sys; sys.exit(3)", "SystemExit"),
    "keyboard interrupt": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
}


@pytest.fixture
def three(project: Project) -> Project:
    project.write_params(regions='["64", "64.71", "64.72"]')
    return project


def report(project: Project, handle: str) -> dict:
    manifest = json.loads((project.meeting / "manifest.json").read_bytes())
    return {entry["handle"]: entry for entry in manifest["reports"]}[handle]


def test_the_others_are_published_and_the_failed_notebook_is_kept_aside(three: Project) -> None:
    three.write_notebook(FAILING)
    run = three.build()
    assert run.code == 1
    assert "Traceback" not in run.err
    assert '(if region == "64.71":): ValueError: pembagi nol' in run.err
    assert "64.71/ringkas  Kota Balikpapan   gagal" in run.out
    folders = {path.name for path in three.meeting.iterdir()}
    assert "64-kalimantan-timur" in folders
    assert "64.72-kota-samarinda" in folders
    assert "64.71-kota-balikpapan" not in folders
    kept = json.loads((three.meeting / ".failed/64.71_ringkas.ipynb").read_bytes())
    assert "pembagi nol" in json.dumps(kept)
    assert report(three, "64.71/ringkas")["status"] == "failed"
    assert three.rakor("verify", "reports/rapat").code == 0
    listed = three.rakor("list", "params/rapat.yaml")
    assert "64.71/ringkas  Kota Balikpapan   gagal     sel " in listed.out


def test_what_stood_stays_when_its_successor_fails_and_goes_when_it_succeeds(
    three: Project,
) -> None:
    assert three.build().code == 0
    before = contents(three.meeting / "64.71-kota-balikpapan")
    three.write_notebook(FAILING)
    assert three.build().code == 1
    assert contents(three.meeting / "64.71-kota-balikpapan") == before
    assert report(three, "64.71/ringkas")["status"] == "outdated"
    assert three.rakor("verify", "reports/rapat").code == 0
    three.write_notebook("print(region)")
    assert three.build().code == 0
    assert contents(three.meeting / "64.71-kota-balikpapan") != before
    assert report(three, "64.71/ringkas")["status"] == "built"
    assert not (three.meeting / ".failed").exists()


@pytest.mark.parametrize("case", DYING)
def test_a_run_that_ends_early_is_never_a_success(project: Project, case: str) -> None:
    source, message = DYING[case]
    project.write_notebook("print(region)", source, "print('akhir')")
    run = project.build()
    assert run.code == 1, run.err
    assert message in run.err
    assert "Traceback" not in run.err
    assert not (project.meeting / "64-kalimantan-timur").exists()


def test_a_region_without_data_fails_alone_and_before_a_kernel_starts(project: Project) -> None:
    project.write_params(regions='["64", "65"]')
    run = project.build()
    assert run.code == 1
    assert "65/ringkas: sample:kaltim: tidak ada data Kalimantan Utara" in run.err
    assert "64/ringkas  Kalimantan Timur  dibangun" in run.out


def test_only_fresh_and_format(three: Project) -> None:
    run = three.build("--only", "64.72", "--format", "pdf")
    assert run.code == 0, run.err
    assert {path.name for path in (three.meeting / "64.72-kota-samarinda").iterdir()} == {
        "ringkas.pdf",
        "ringkas.ipynb",
    }
    assert not (three.meeting / "64-kalimantan-timur").exists()
    assert "tidak berubah" in three.build("--only", "64.72", "--format", "pdf").out
    assert "dibangun" in three.build("--only", "64.72", "--format", "pdf", "--fresh").out
    listed = three.rakor("list", "params/rapat.yaml").out
    assert "perlu dibangun ulang  format html belum dibuat" in listed
    assert listed.count("belum ada") == 2
