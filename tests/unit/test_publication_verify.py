"""Recomputing hashes: a file that is missing, changed or extra is named, nothing else is."""

import hashlib

import pytest
from manifests import a_manifest, a_report

from helpers.publication.manifest import PublishedFile, to_bytes
from helpers.publication.verify import Difference, Mismatch, verify


@pytest.fixture
def folder(tmp_path):
    data = {"64-x/a.pdf": b"satu", "64-x/a.html": b"dua"}
    files = tuple(
        PublishedFile(name=name, bytes=len(text), sha256=hashlib.sha256(text).hexdigest())
        for name, text in data.items()
    )
    (tmp_path / "64-x").mkdir()
    for name, text in data.items():
        (tmp_path / name).write_bytes(text)
    report = a_report().model_copy(update={"files": files})
    (tmp_path / "manifest.json").write_bytes(to_bytes(a_manifest(report)))
    return tmp_path


def test_untouched_files_match(folder):
    result = verify(folder)
    assert (result.checked, result.mismatches) == (2, ())


def test_missing_changed_and_extra_are_named(folder):
    (folder / "64-x/a.pdf").unlink()
    (folder / "64-x/a.html").write_bytes(b"DUA")
    (folder / "64-x/b.txt").write_bytes(b"x")
    assert verify(folder).mismatches == (
        Mismatch("64-x/a.html", Difference.CHANGED),
        Mismatch("64-x/a.pdf", Difference.MISSING),
        Mismatch("64-x/b.txt", Difference.EXTRA),
    )


def test_the_programs_own_files_do_not_count(folder):
    (folder / ".ledger").mkdir()
    (folder / ".ledger/x.json").write_bytes(b"x")
    (folder / ".failed").mkdir()
    (folder / ".failed/x.ipynb").write_bytes(b"x")
    assert verify(folder).mismatches == ()


def test_a_folder_in_place_of_a_file_is_missing(folder):
    (folder / "64-x/a.pdf").unlink()
    (folder / "64-x/a.pdf").mkdir()
    assert verify(folder).mismatches == (Mismatch("64-x/a.pdf", Difference.MISSING),)
