"""The report of Rakorda Kaltim 2024 as a whole: files, manifest, same bytes everywhere."""

import csv
import io
import json
import sys

import jsonschema
import pytest

from command_line import Built, contents, rakor
from helpers.publication.manifest import shipped_schema

PARAMS = "params/rakorda-kaltim-2024.yaml"
ENDINGS = ("pdf", "html", "xlsx", "ipynb")
FILES = {f"regional_evaluation.{ending}" for ending in ENDINGS}
PLANNED = {f"program_harmonization.{ending}" for ending in ENDINGS}
COLUMNS = (
    "region_code,region,indicator,basis,judging,as_of,numerator,denominator,value_percent,"
    "target_percent,target_source,verdict,gap,without,rank,published_percent,published_check,sample"
)


def test_all_files_stand_where_they_are_looked_for(kaltim: Built) -> None:
    assert {path.name for path in kaltim.folder.iterdir()} == FILES | PLANNED | {"figures.csv"}
    assert (kaltim.meeting / "manifest.json").is_file()
    assert sorted(path.name for path in kaltim.meeting.iterdir()) == [
        ".ledger",
        ".run",
        "64-kalimantan-timur",
        "manifest.json",
    ]
    assert not (kaltim.out / ".work/rakorda-kaltim-2024").exists()


def test_pdf_and_html_are_at_most_1_mb(kaltim: Built) -> None:
    for name in (name for name in FILES | PLANNED if not name.endswith("ipynb")):
        assert 10_000 < (kaltim.folder / name).stat().st_size <= 1_000_000


def test_figures_csv_has_the_agreed_columns_and_says_that_it_is_a_sample(kaltim: Built) -> None:
    text = (kaltim.folder / "figures.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == COLUMNS
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["sample"] for row in rows} == {"true"}
    (akta,) = [
        row
        for row in rows
        if (row["region_code"], row["indicator"], row["judging"])
        == ("64", "akta_lahir_0_17", "true")
    ]
    assert (akta["numerator"], akta["denominator"]) == ("1234871", "1250088")
    assert (akta["verdict"], akta["gap"], akta["without"]) == ("not_reached", "2717", "15217")
    assert (akta["published_percent"], akta["published_check"]) == ("99", "flips_verdict")


def test_the_manifest_follows_its_schema_and_names_every_file(kaltim: Built) -> None:
    manifest = json.loads((kaltim.meeting / "manifest.json").read_bytes())
    jsonschema.validate(manifest, shipped_schema())
    reports = {report["handle"]: report for report in manifest["reports"]}
    report, planned = reports["64/regional_evaluation"], reports["64/program_harmonization"]
    assert len(reports) == 2
    assert report["is_sample"] is True
    assert {file["name"].rpartition("/")[2] for file in planned["files"]} == PLANNED
    assert [file["name"] for file in report["inputs"]] == ["sample:kaltim"]
    assert {file["name"].rpartition("/")[2] for file in report["files"]} == FILES | {"figures.csv"}
    assert manifest["rebuild_command"] == f"rakor build {PARAMS}"
    run = rakor("verify", str(kaltim.meeting))
    assert (run.code, run.out) == (0, "9 berkas sesuai manifes\n")


def test_the_result_is_a_table(kaltim: Built) -> None:
    assert "64/regional_evaluation Kalimantan Timur dibangun" in " ".join(kaltim.run.out.split())
    assert sorted(line.partition("] ")[2] for line in kaltim.run.err.splitlines()) == [
        "64/program_harmonization: dibangun",
        "64/regional_evaluation: dibangun",
    ]


def test_nothing_is_built_again_and_nothing_is_touched(kaltim: Built) -> None:
    def times():
        return {p: p.stat().st_mtime_ns for p in kaltim.folder.iterdir()}

    before = times()
    run = rakor("build", PARAMS, "--out", str(kaltim.out))
    assert run.code == 0
    assert "tidak berubah" in run.out
    assert times() == before
    run = rakor("list", PARAMS, "--out", str(kaltim.out))
    assert "64/regional_evaluation Kalimantan Timur mutakhir" in " ".join(run.out.split())


ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.UTF-8" if sys.platform != "win32" else "",
    "LANG": "de_DE.UTF-8",
    "PYTHONHASHSEED": "12345",
    "COLUMNS": "40",
}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp("di tempat lain – é")
    run = rakor("build", PARAMS, "--out", str(out), env=ELSEWHERE)
    assert run.code == 0, run.err
    return Built(out, run)


def test_another_clock_locale_hash_seed_and_folder_give_the_same_bytes(
    kaltim: Built, elsewhere: Built
) -> None:
    assert contents(elsewhere.meeting) == contents(kaltim.meeting)
