"""Files are written whole or not at all, and failures are said in Indonesian with the file."""

import errno
import os
from pathlib import Path

import pytest

from helpers.errors import OutputError
from helpers.publication.safe_files import check_writable, make_folder, output_error, write_whole


def test_new_content_replaces_old(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(path, b"lama")
    write_whole(path, b"baru")
    assert path.read_bytes() == b"baru"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_is_missing_is_made(tmp_path):
    write_whole(tmp_path / "x" / "y" / "a.txt", b"a")
    assert (tmp_path / "x/y/a.txt").read_bytes() == b"a"


@pytest.mark.parametrize("call", ["fsync", "write", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch, call, number):
    path = tmp_path / "a.txt"
    write_whole(path, b"lama")

    def fail(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    if call == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    elif call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(os, "fdopen", fail)
    with pytest.raises(OutputError, match=r"a\.txt: .* → "):
        write_whole(path, b"baru")
    monkeypatch.undo()
    assert path.read_bytes() == b"lama"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_colleagues_may_read_what_was_written(tmp_path):
    if os.name == "nt":
        return
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "a", b"a")
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "reports").write_bytes(b"")
    with pytest.raises(OutputError, match="reports: tidak dapat menjadi folder keluaran"):
        make_folder(tmp_path / "reports")


def test_probing_a_folder_leaves_nothing(tmp_path):
    check_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_error_still_names_the_file():
    message = str(output_error(OSError(9999, "aneh"), Path("reports/x.pdf")))
    assert message == "reports/x.pdf: tidak dapat ditulis (aneh) → periksa folder keluaran"
