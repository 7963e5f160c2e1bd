"""Kills, signals, full disks, second runs: what stands is whole, and the next run finishes."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from command_line import Project, contents, environment, make_project, rakor_command

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="signals, limits and permissions of this kind are POSIX"
)

REGIONS = '["64", "64.71", "64.72"]'
# Sleeps where the test asks for it; what is printed does not depend on it.
NAPPING = """
import os, time
time.sleep(float(os.environ.get("TIDUR_" + region.replace(".", "_"), "0")))
print("wilayah", region)
"""


def make_napping(root: Path) -> Project:
    project = make_project(root)
    project.write_params(regions=REGIONS)
    project.write_notebook(NAPPING)
    return project


@pytest.fixture
def napping(tmp_path: Path) -> Project:
    return make_napping(tmp_path / "proyek")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run leaves that nobody disturbed."""
    project = make_napping(tmp_path_factory.mktemp("tenang") / "proyek")
    run = project.build()
    assert run.code == 0, run.err
    return contents(project.meeting)


@pytest.fixture
def temporary() -> Iterator[Path]:
    """Give the runs a folder for temporary files of their own, with a path short enough."""
    with tempfile.TemporaryDirectory(prefix="t") as folder:
        yield Path(folder)


def start(project: Project, *arguments: str, **naps: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        rakor_command("build", "params/rapat.yaml", "--workers", "1", *arguments),
        cwd=project.root,
        env=environment(naps),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def wait_for(condition, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


def kernels(project: Project) -> list[int]:
    """Return kernels that work in the project."""

    def is_ours(process: psutil.Process) -> bool:
        try:
            words = " ".join(process.cmdline())
            is_kernel = "ipykernel_launcher" in words or "kernels.keeper" in words
            return is_kernel and Path(process.cwd()) == project.root
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            return False

    return [process.pid for process in psutil.process_iter() if is_ours(process)]


def row(project: Project, code: str) -> Path:
    return project.meeting / f".ledger/{code}_ringkas.built.json"


@pytest.fixture
def asleep_in_the_second(napping: Project, temporary: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Give a run whose first report is published and whose second is being made."""
    # The third sleeps as well, for where two workers run at once.
    process = start(napping, TIDUR_64_71="60", TIDUR_64_72="60", TMPDIR=str(temporary))
    try:
        wait_for(lambda: row(napping, "64").is_file() and kernels(napping))
        time.sleep(1.5)  # past the start of the kernel, into the cell
        yield process
    finally:
        process.kill()
        process.communicate()


def test_after_a_kill_the_first_stands_whole_and_the_next_run_finishes(
    napping: Project, undisturbed: dict[str, bytes], asleep_in_the_second, temporary: Path
) -> None:
    asleep_in_the_second.kill()
    asleep_in_the_second.wait()
    wait_for(lambda: not kernels(napping), seconds=5)
    first = contents(napping.meeting)
    assert first == {name: undisturbed[name] for name in first}
    assert not any("64.71-" in name or "64.72-" in name for name in first)
    run = napping.build(env={"TMPDIR": str(temporary)})
    assert run.code == 0, run.err
    assert "64/ringkas     Kalimantan Timur  tidak berubah" in run.out
    assert contents(napping.meeting) == undisturbed
    assert list(temporary.iterdir()) == []
    assert [path.name for path in (napping.out / ".work").iterdir()] == ["rapat.lock"]


def test_kills_at_any_moment_leave_nothing_torn(
    napping: Project, undisturbed: dict[str, bytes]
) -> None:
    source = random.Random(20241119)
    for _ in range(3):
        process = start(napping)
        time.sleep(source.uniform(0.8, 5.0))
        process.kill()
        process.communicate()
        for name, data in contents(napping.meeting).items():
            if not name.endswith(("manifest.json", ".built.json")):
                assert data == undisturbed[name]
    assert napping.build().code == 0
    assert contents(napping.meeting) == undisturbed
    wait_for(lambda: not kernels(napping), seconds=5)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_within_two_seconds_and_can_be_resumed(
    napping: Project, undisturbed: dict[str, bytes], asleep_in_the_second, number: signal.Signals
) -> None:
    begun = time.monotonic()
    asleep_in_the_second.send_signal(number)
    _, err = asleep_in_the_second.communicate(timeout=10)
    assert time.monotonic() - begun < 2.5
    assert asleep_in_the_second.returncode == 6
    text = err.decode()
    assert text.splitlines()[-1] == (
        "dihentikan; 1 laporan selesai → jalankan perintah yang sama untuk melanjutkan"
    )
    assert "Traceback" not in text
    wait_for(lambda: not kernels(napping), seconds=3)
    assert not (napping.out / ".work/rapat").exists()
    assert napping.rakor("verify", "reports/rapat").code == 0
    run = napping.build()
    assert run.code == 0, run.err
    assert contents(napping.meeting) == undisturbed


def test_workers_are_stopped_too(napping: Project) -> None:
    process = start(napping, "--workers", "2", TIDUR_64_71="60", TIDUR_64_72="60")
    wait_for(lambda: row(napping, "64").is_file() and len(kernels(napping)) >= 2)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 6, err.decode()
    assert b"Traceback" not in err, err.decode()
    wait_for(lambda: not kernels(napping), seconds=5)


def test_a_second_run_is_refused_while_the_first_goes_on(
    napping: Project, asleep_in_the_second
) -> None:
    run = napping.build()
    assert (run.code, run.out) == (7, "")
    assert run.err.count("\n") == 1
    assert "reports/rapat: sedang dipakai proses rakor lain" in run.err
    assert asleep_in_the_second.poll() is None
    napping.write_params(meeting="lain", regions='["64"]')
    assert napping.build().code == 0  # another meeting is free


def test_more_workers_give_the_same_bytes(napping: Project, undisturbed: dict[str, bytes]) -> None:
    run = napping.build("--workers", "2")
    assert run.code == 0, run.err
    assert contents(napping.meeting) == undisturbed


def test_a_worker_that_is_killed_fails_its_report_alone(napping: Project) -> None:
    # Who asked for the kernel is the worker.
    napping.write_notebook(
        'import os\nif region == "64.71":\n    os.kill(int(os.environ["JPY_PARENT_PID"]), 9)\n'
        "print(region)"
    )
    run = napping.build("--workers", "2")
    assert run.code == 1, run.err
    assert "64.71/ringkas: proses pembuat laporan mati mendadak" in run.err
    assert "64.71/ringkas  Kota Balikpapan   gagal" in run.out
    assert row(napping, "64").is_file()
    assert row(napping, "64.72").is_file()


def limited(bytes_per_file: int):
    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_per_file, bytes_per_file))

    return limit


def test_a_file_that_cannot_be_written_whole_leaves_what_stood(napping: Project) -> None:
    assert napping.build().code == 0
    before = contents(napping.meeting)
    done = subprocess.run(
        rakor_command("build", "params/rapat.yaml", "--workers", "1", "--fresh"),
        cwd=napping.root,
        env=environment(),
        capture_output=True,
        preexec_fn=limited(6000),
    )
    text = done.stderr.decode()
    assert done.returncode == 5, text
    assert "melampaui batas ukuran berkas" in text
    assert "Traceback" not in text
    assert contents(napping.meeting) == before


def as_ordinary_user() -> list[str]:
    """Return the words that make permissions count for root as well."""
    if os.geteuid():
        return []
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


@pytest.mark.parametrize("place", ["reports", "reports/rapat/64-kalimantan-timur"])
def test_a_folder_without_permission_is_code_5_and_named(napping: Project, place: str) -> None:
    napping.write_params()
    assert napping.build().code == 0
    before = contents(napping.meeting)
    folder = napping.root / place
    folder.chmod(0o555)
    (napping.out / ".work").chmod(0o555 if place == "reports" else 0o755)
    try:
        done = subprocess.run(
            [*as_ordinary_user(), *rakor_command("build", "params/rapat.yaml", "--fresh")],
            cwd=napping.root,
            env=environment(),
            capture_output=True,
        )
    finally:
        folder.chmod(0o755)
        (napping.out / ".work").chmod(0o755)
    text = done.stderr.decode()
    assert done.returncode == 5, text
    assert place in text
    assert "izin ditolak" in text
    assert "Traceback" not in text
    assert contents(napping.meeting) == before


def test_a_file_in_place_of_the_output_folder_is_code_5(napping: Project) -> None:
    napping.out.write_bytes(b"")
    run = napping.build()
    assert (run.code, run.out, run.err.count("\n")) == (5, "", 1)
    assert "reports" in run.err
    assert napping.out.read_bytes() == b""


def test_input_that_changes_meanwhile_is_not_published(napping: Project) -> None:
    data = "kode_wilayah,indikator,tanggal,pembilang,penyebut\n64.71,ktp_el,2024-11-12,90,100\n"
    (napping.root / "data.csv").write_text(data)
    napping.write_params(sources='["data.csv"]')
    process = start(napping, TIDUR_64="2.5")
    wait_for(lambda: kernels(napping))
    (napping.root / "data.csv").write_text(data.replace("90", "91"))
    _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "berubah selama laporan dibuat" in err.decode()
    assert not (napping.meeting / "64-kalimantan-timur").exists()
    assert napping.build().code == 0
