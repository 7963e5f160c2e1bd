"""The same jobs on a Dask cluster: real scheduler, real workers, one of them killed."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from command_line import Project, contents, environment, make_project, rakor_command

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")

REGIONS = '["64", "64.71", "64.72", "64.74"]'
NAPPING = "import time; time.sleep(1.5)\nprint(region)"


@dataclass
class Cluster:
    address: str
    workers: list[subprocess.Popen[bytes]]


def start(folder: Path, module: str, *arguments: str) -> subprocess.Popen[bytes]:
    log = (folder / f"{module.rpartition('.')[2]}-{time.monotonic_ns()}.log").open("wb")
    with log:
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=folder,
            env=environment(),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="k") as name:
        folder = Path(name)
        file = folder / "scheduler.json"
        scheduler = start(
            folder, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
            "--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(file),
        )  # fmt: skip
        end = time.monotonic() + 60
        while not file.is_file():
            assert time.monotonic() < end
            time.sleep(0.1)
        workers = [
            start(
                folder, "distributed.cli.dask_worker", "--scheduler-file", str(file),
                "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", name,
            )
            for _ in range(2)
        ]  # fmt: skip
        yield Cluster(json.loads(file.read_text())["address"], workers)
        for process in (*workers, scheduler):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def make(root: Path) -> Project:
    project = make_project(root)
    project.write_params(regions=REGIONS)
    project.write_notebook(NAPPING)
    return project


def test_a_worker_killed_in_the_middle_changes_nothing(tmp_path: Path, cluster: Cluster) -> None:
    here, there = make(tmp_path / "sini"), make(tmp_path / "sana")
    assert here.build().code == 0
    process = subprocess.Popen(
        rakor_command("build", "params/rapat.yaml", "--cluster", cluster.address),
        cwd=there.root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    rows = there.meeting / ".ledger"
    end = time.monotonic() + 90
    while not list(rows.glob("*.built.json")):
        assert time.monotonic() < end
        assert process.poll() is None
        time.sleep(0.05)
    cluster.workers[0].kill()
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err.decode()
    assert out.decode().count("dibangun") == 4
    assert contents(there.meeting) == contents(here.meeting)


def test_an_address_without_a_scheduler_is_named(tmp_path: Path) -> None:
    project = make(tmp_path / "proyek")
    run = project.build("--cluster", "tcp://127.0.0.1:9", "--workers", "1")
    assert run.code == 2, run.err
    assert "klaster tcp://127.0.0.1:9 tidak menjawab" in run.err
