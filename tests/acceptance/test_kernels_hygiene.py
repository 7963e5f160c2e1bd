"""Whatever is killed, nothing goes on and nothing stays behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from helpers.rendering.kernels import private_folder

# A program that starts a server and a kernel whose cell starts programs and then holds the
# interpreter for ever inside a C function. It writes down who is who.
ASKER = """
import asyncio, json, os, sys
from pathlib import Path
from warm_kernels import kernel, running_server

CELL = '''
import json, os, re, subprocess, time
from pathlib import Path

read, write = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.write(write, str(os.getpid()).encode())
        time.sleep(600)
    os._exit(0)
children = {
    "child": subprocess.Popen(["sleep", "600"]).pid,
    "own_session": subprocess.Popen(["sleep", "600"], start_new_session=True).pid,
    "daemon": int(os.read(read, 20)),
}
Path(%r).write_text(json.dumps({"kernel": os.getpid(), "guard": os.getppid(), **children}))
re.match(r"(a+)+$", "a" * 60 + "b")
'''

async def main(report):
    with running_server() as server:
        async with kernel(server.socket_path) as k:
            k.client.execute(CELL % f"{report}.cell")
            while not Path(f"{report}.cell").exists() or not Path(f"{report}.cell").read_text():
                await asyncio.sleep(0.01)
            people = json.loads(Path(f"{report}.cell").read_text())
            status = Path(f"/proc/{people['guard']}/status").read_text()
            people["server"] = int(status.split("PPid:")[1].split()[0])
            people |= {"asker": os.getpid(), "keeper": server.keeper_pid}
            Path(f"{report}.new").write_text(json.dumps(people))
            Path(f"{report}.new").rename(report)
            await asyncio.sleep(600)

asyncio.run(main(sys.argv[1]))
"""

ROLES = ("asker", "keeper", "server", "guard", "kernel")
EVERY_SET = [victims for size in range(6) for victims in combinations(ROLES, size)]
USUAL = {(), ("asker",), ("keeper",), ("server",), ("guard",)}
SETS = [
    pytest.param(
        victims,
        id="+".join(victims) or "nobody",
        marks=() if victims in USUAL else pytest.mark.slow,
    )
    for victims in EVERY_SET
]


@dataclass
class Scene:
    process: subprocess.Popen[bytes]
    people: dict[str, int]
    temp: Path

    def kill(self, *roles: str) -> None:
        for role in roles:
            os.kill(self.people[role], signal.SIGKILL)

    def living(self, *, without: tuple[str, ...] = ()) -> set[str]:
        running = {name for name, pid in self.people.items() if is_running(pid)}
        # A program whose first thread is gone still holds its files until the last one is.
        if self.process.poll() is None:
            running.add("asker")
        return running - {*without}

    def survivors(self, seconds: float, *, without: tuple[str, ...] = ()) -> set[str]:
        """Return who still runs after ``seconds``, or nobody as soon as nobody does."""
        deadline = time.monotonic() + seconds
        while (left := self.living(without=without)) and time.monotonic() < deadline:
            time.sleep(0.01)
        return left


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    temp = tmp_path / "t"
    temp.mkdir()
    monkeypatch.setattr(private_folder.tempfile, "tempdir", str(temp))
    report = tmp_path / "people.json"
    path = os.pathsep.join((str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")))
    environment = os.environ | {"TMPDIR": str(temp), "PYTHONPATH": path.rstrip(os.pathsep)}
    process = subprocess.Popen([sys.executable, "-c", ASKER, str(report)], env=environment)
    while not report.exists():
        assert process.poll() is None
        time.sleep(0.01)
    made = Scene(process, json.loads(report.read_text()), temp)
    yield made
    for pid in made.people.values():
        if is_running(pid):
            os.kill(pid, signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize("victims", SETS)
def test_nothing_survives(scene: Scene, victims: tuple[str, ...]) -> None:
    assert scene.living() == set(scene.people)
    scene.kill(*victims)
    # Without guard and keeper nobody is left who knew of sessions that a cell opened for itself.
    hidden = ("own_session", "daemon", "child") if {"guard", "keeper"} <= {*victims} else ()
    if "asker" not in victims:
        # It goes on, and so does what it needs for the next kernel; this kernel's time is up.
        going_on = ("asker", "server", "keeper")
        if victims:
            assert scene.survivors(5, without=(*going_on, *hidden)) == set()
        scene.process.terminate()
    assert scene.survivors(5, without=hidden) == set()
    if victims == ("asker",):
        # The key of the connection is gone at once; the rest goes when the next program starts.
        left = {path.name for path in scene.temp.glob("*/*")}
        assert left == {"lock", "kernel.log", "ipython"}
    private_folder.sweep()
    assert list(scene.temp.rglob("*")) == []
