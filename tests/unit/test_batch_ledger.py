"""A report is done when its row says so and its files match; the rest is stale, with a reason."""

import hashlib
from datetime import date

import pytest

from helpers.batch.job_key import job_key
from helpers.batch.ledger import Failure, Ledger, Row, State
from helpers.batch.plan import plan
from helpers.errors import OutputError
from helpers.inputs.params import load_params
from helpers.publication.manifest import PublishedFile

PARTS = {"notebook": "n", "data": "d", "params/targets.yaml": "t", "typst": "0.15.1"}
KEY = job_key(PARTS)


@pytest.fixture
def job(project):
    return plan(load_params(project.params, project.root), project.root)[0]


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "rapat")


def attempt(handle="64/ringkas"):
    return {
        "handle": handle,
        "region_code": "64",
        "region": "Kalimantan Timur",
        "notebook": "ringkas",
        "as_of": date(2024, 11, 12),
        "is_sample": True,
        "job_key": KEY,
        "parameters_sha256": KEY,
        "inputs": (),
        "made_of": PARTS,
    }


def published(ledger, *names):
    files = []
    for name in names:
        path = ledger.folder / "64-kalimantan-timur" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
        digest = hashlib.sha256(name.encode()).hexdigest()
        relative = f"64-kalimantan-timur/{name}"
        files.append(PublishedFile(name=relative, bytes=len(name), sha256=digest))
    row = Row(**attempt(), files=tuple(files))
    ledger.record(row)
    return row


def test_nothing_built_is_missing(ledger, job):
    assert ledger.standing(job, PARTS, ["pdf"]).state is State.MISSING


def test_same_key_and_matching_files_are_fresh(ledger, job):
    row = published(ledger, "ringkas.pdf")
    assert ledger.row("64/ringkas") == row
    assert ledger.standing(job, PARTS, ["pdf"]).state is State.FRESH


def test_another_key_is_stale(ledger, job):
    published(ledger, "ringkas.pdf")
    assert ledger.standing(job, {**PARTS, "data": "e"}, ["pdf"]).state is State.STALE


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({**PARTS, "data": "e"}, "data wilayah ini berubah"),
        ({**PARTS, "notebook": "m"}, "notebook berubah"),
        ({**PARTS, "params/targets.yaml": "u"}, "params/targets.yaml berubah"),
        ({**PARTS, "typst": "0.15.2"}, "versi typst berubah (0.15.1 → 0.15.2)"),
        ({**PARTS, "data": "e", "code": "c"}, "data wilayah ini berubah; program berubah"),
        ({k: v for k, v in PARTS.items() if k != "data"}, "data wilayah ini berubah"),
    ],
)
def test_what_changed_is_named(ledger, job, parts, reason):
    published(ledger, "ringkas.pdf")
    assert ledger.standing(job, parts, ["pdf"]).reason == reason


def test_a_format_that_was_not_built_is_stale_and_named(ledger, job):
    published(ledger, "ringkas.pdf")
    standing = ledger.standing(job, PARTS, ["pdf", "html"])
    assert (standing.state, standing.reason) == (State.STALE, "format html belum dibuat")


@pytest.mark.parametrize("harm", ["delete", "change", "truncate"])
def test_a_file_that_departs_from_its_row_is_stale_and_named(ledger, job, harm):
    published(ledger, "ringkas.pdf")
    path = ledger.folder / "64-kalimantan-timur/ringkas.pdf"
    if harm == "delete":
        path.unlink()
    else:
        path.write_bytes(b"RINGKAS.PDF" if harm == "change" else b"ring")
    standing = ledger.standing(job, PARTS, ["pdf"])
    assert standing.state is State.STALE
    assert "64-kalimantan-timur/ringkas.pdf" in standing.reason


def test_a_failure_shows_until_the_report_is_built(ledger, job):
    published(ledger, "ringkas.pdf")
    ledger.record_failure(Failure(**attempt(), message="sel 3 gagal"))
    standing = ledger.standing(job, PARTS, ["pdf"])
    assert (standing.state, standing.reason) == (State.FAILED, "sel 3 gagal")
    assert ledger.row("64/ringkas") is not None
    published(ledger, "ringkas.pdf")
    assert ledger.standing(job, PARTS, ["pdf"]).state is State.FRESH


def test_a_failure_of_an_earlier_version_does_not_hide_what_is_missing(ledger, job):
    ledger.record_failure(Failure(**attempt(), message="sel 3 gagal"))
    assert ledger.standing(job, {**PARTS, "data": "e"}, ["pdf"]).state is State.MISSING


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff", b"[]"])
def test_a_damaged_row_means_building_again(ledger, job, content):
    published(ledger, "ringkas.pdf")
    (row,) = (ledger.folder / ".ledger").glob("*.built.json")
    row.write_bytes(content)
    assert ledger.row("64/ringkas") is None
    assert ledger.rows() == ()
    assert ledger.standing(job, PARTS, ["pdf"]).state is State.MISSING


def test_rows_stand_by_region_and_notebook(ledger):
    for handle, region in (("65/a", "65"), ("64.71/a", "64.71"), ("64/b", "64"), ("64/a", "64")):
        fields = {**attempt(handle), "region_code": region, "notebook": handle[-1]}
        ledger.record(Row(**fields, files=()))
    assert [row.handle for row in ledger.rows()] == ["64/a", "64/b", "64.71/a", "65/a"]


def test_a_ledger_that_cannot_be_written_is_an_output_error(ledger):
    ledger.folder.mkdir()
    (ledger.folder / ".ledger").write_bytes(b"")
    with pytest.raises(OutputError, match="ledger"):
        ledger.record(Row(**attempt(), files=()))
