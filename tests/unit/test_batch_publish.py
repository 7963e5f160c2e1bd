"""What stands stays until its successor is whole, whatever fails on the way."""

import os

import pytest

from helpers.batch.publish import publish, staging_folder
from helpers.errors import OutputError

NAMES = ("a.pdf", "a.html", "a.csv")
NEW = {name: b"baru " + name.encode() for name in NAMES}


@pytest.fixture
def staged(tmp_path):
    folder = tmp_path / "staged"
    folder.mkdir()
    return folder


@pytest.fixture
def previous(tmp_path):
    return tmp_path / "previous"


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "target"
    folder.mkdir()
    for name in NAMES[:2]:  # the third is new
        (folder / name).write_bytes(b"lama " + name.encode())
    return folder


def standing(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_files_are_moved_and_then_the_row_is_written(staged, target, previous):
    seen = []
    publish(NEW, target, staged, previous, commit=lambda: seen.append(standing(target)))
    assert seen == [NEW]
    assert not any((staged / name).exists() for name in NAMES)


@pytest.mark.parametrize("number", range(3))
def test_a_file_that_cannot_be_replaced_brings_all_back(
    staged, target, previous, monkeypatch, number
):
    before, replace = standing(target), os.replace

    def locked(source, goal):
        if str(source) == str(staged / NAMES[number]):
            raise PermissionError(13, "in use")
        replace(source, goal)

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(OutputError, match=rf"{NAMES[number]}: .* sedang dibuka program lain"):
        publish(NEW, target, staged, previous, commit=lambda: pytest.fail("not whole"))
    assert standing(target) == before


@pytest.mark.parametrize("error", [OutputError("ledger"), KeyboardInterrupt()])
def test_a_row_that_cannot_be_written_brings_all_back(staged, target, previous, error):
    def commit():
        raise error

    before = standing(target)
    with pytest.raises(type(error)):
        publish(NEW, target, staged, previous, commit=commit)
    assert standing(target) == before


def test_a_disk_without_links_keeps_copies(staged, target, previous, monkeypatch):
    def no_links(*_):
        raise OSError(95, "not supported")

    before = standing(target)
    monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(OutputError):
        publish(
            NEW, target, staged, previous, commit=lambda: (_ for _ in ()).throw(OutputError("x"))
        )
    assert standing(target) == before


def test_what_was_replaced_is_kept_for_comparison(staged, target, previous):
    before = standing(target)
    publish(NEW, target, staged, previous, commit=lambda: None)
    assert standing(previous) == before


def test_the_same_once_more_keeps_what_was_replaced_before(staged, target, previous, tmp_path):
    before = standing(target)
    publish(NEW, target, staged, previous, commit=lambda: None)
    again = tmp_path / "again"
    again.mkdir()
    publish(NEW, target, again, previous, commit=lambda: None)
    assert standing(previous) == before


def test_staging_is_removed_and_what_dead_runs_left_too(tmp_path):
    left = tmp_path / ".work/rapat/run-dead/0"
    left.mkdir(parents=True)
    (left / "x").write_bytes(b"x")
    with staging_folder(tmp_path, "rapat") as folder:
        assert folder.is_dir()
        assert not left.exists()
    assert not (tmp_path / ".work/rapat").exists()


def test_staging_of_another_meeting_is_left_alone(tmp_path):
    other = tmp_path / ".work/lain/run-x"
    other.mkdir(parents=True)
    with staging_folder(tmp_path, "rapat"):
        assert other.is_dir()
