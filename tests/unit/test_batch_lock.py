"""One run at a time; the lock ends with its holder, not with a file."""

import subprocess
import sys

import pytest

from command_line import environment
from helpers.batch.lock import exclusive
from helpers.errors import LockedError, OutputError

HOLDER = """
import sys, time
from pathlib import Path
from helpers.batch.lock import exclusive
with exclusive(Path(sys.argv[1]), "rapat"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdout=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline().strip() == b"held"
        yield process
    process.kill()
    process.wait()


@pytest.mark.usefixtures("holder")
def test_a_second_run_is_refused_and_told_what_to_do(tmp_path):
    with (
        pytest.raises(LockedError, match=r"rapat: sedang dipakai .* --out"),
        exclusive(tmp_path, "rapat"),
    ):
        pass


@pytest.mark.usefixtures("holder")
def test_another_meeting_is_free(tmp_path):
    with exclusive(tmp_path, "lain"):
        pass


def test_the_lock_ends_when_its_holder_is_killed(tmp_path, holder):
    holder.kill()
    holder.wait()
    with exclusive(tmp_path, "rapat"):
        pass


def test_a_file_that_was_left_locks_nobody_out(tmp_path):
    (tmp_path / ".work").mkdir()
    (tmp_path / ".work/rapat.lock").write_text("12345")
    with exclusive(tmp_path, "rapat"):
        pass


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path):
    (tmp_path / "reports").write_bytes(b"")
    with pytest.raises(OutputError), exclusive(tmp_path / "reports", "rapat"):
        pass
