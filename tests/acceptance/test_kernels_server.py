"""The fork server: what it imports, whom it serves, how it is replaced."""

import asyncio
import os
import signal
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from helpers.errors import OutputError, RakorError
from helpers.rendering.kernels.messages import MAX_LINE_BYTES, line, parse
from helpers.rendering.kernels.server import WarmServer, warm_server
from warm_kernels import NOTEBOOK_MODULES, kernel, running_server


@pytest.fixture(scope="module")
def server() -> Iterator[WarmServer]:
    with running_server() as running:
        yield running


def children_of(pid: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] not in "ZX":
            found.append(int(folder.name))
    return found


def module_folder(tmp_path: Path, **modules: str) -> dict[str, str]:
    """Write modules and return an environment in which they are found."""
    for name, source in modules.items():
        (tmp_path / f"{name}.py").write_text(source)
    return {**os.environ, "PYTHONPATH": str(tmp_path)}


def test_the_modules_of_notebooks_start_no_thread_not_even_in_c() -> None:
    with running_server(*NOTEBOOK_MODULES) as running:
        running.wait_until_ready()
        (pid,) = children_of(running.keeper_pid)
        assert len(list(Path(f"/proc/{pid}/task").iterdir())) == 1


def test_a_module_that_is_not_there_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    with running_server("json", "tidak_ada") as running:
        with pytest.raises(RakorError, match="Modul Python tidak_ada tidak ditemukan"):
            running.wait_until_ready()

        async def scenario() -> None:
            async with kernel(running.socket_path):
                pass

        with pytest.raises(RakorError, match="Modul Python tidak_ada tidak ditemukan"):
            asyncio.run(scenario())
    assert "Traceback" not in capfd.readouterr().err


def test_what_a_module_misses_is_named_with_it(tmp_path: Path) -> None:
    environment = module_folder(tmp_path, luar="import di_dalam_tidak_ada")
    with (
        running_server("luar", environment=environment) as running,
        pytest.raises(RakorError, match=r"di_dalam_tidak_ada \(dibutuhkan oleh luar\)"),
    ):
        running.wait_until_ready()


def test_a_module_that_starts_a_thread_is_refused(tmp_path: Path) -> None:
    source = (
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(60,), name='jam', daemon=True).start()"
    )
    environment = module_folder(tmp_path, berutas=source)
    with (
        running_server("berutas", environment=environment) as running,
        pytest.raises(RakorError, match=r"utas \(jam\)"),
    ):
        running.wait_until_ready()


def test_a_bug_in_a_module_keeps_its_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    environment = module_folder(tmp_path, rusak="1 / 0")
    with (
        running_server("rusak", environment=environment) as running,
        pytest.raises(RakorError, match="berhenti atau tidak menjawab"),
    ):
        running.wait_until_ready()
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_kernels_wait_for_a_server_that_still_imports(tmp_path: Path) -> None:
    environment = module_folder(tmp_path, lambat="import time\ntime.sleep(0.5)")

    async def scenario(socket_path: Path) -> str:
        async with kernel(socket_path) as k:
            return await k.say("import sys; print('lambat' in sys.modules)")

    with running_server("lambat", environment=environment) as running:
        assert asyncio.run(scenario(running.socket_path)) == "True"


def test_nobody_else_reaches_the_socket(server: WarmServer) -> None:
    assert stat.S_IMODE(server.socket_path.stat().st_mode) == 0o700
    assert stat.S_IMODE(server.socket_path.parent.stat().st_mode) == 0o700


def ask(server: WarmServer, data: bytes) -> bytes:
    """Send bytes, end the sending, and return what comes back."""
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as connection:
        connection.settimeout(10)
        connection.connect(str(server.socket_path))
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it was refused before its end
        try:
            return b"".join(iter(lambda: connection.recv(4096), b""))
        except ConnectionResetError:
            return b""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\xfe\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"[]\n",
        b"1\n",
        b'{"arguments": 1}\n',
        b'{"arguments": ["-f"], "cwd": "/", "environment": {"A": 1}, "log_path": ""}\n',
        b"[" * 100_000 + b"\n",
        b"x" * (MAX_LINE_BYTES + 100_000),
    ],
    ids=lambda data: repr(data[:20]),
)
def test_rubbish_is_refused_and_harms_nobody(server: WarmServer, data: bytes) -> None:
    reply = ask(server, data)
    assert reply == b"" or "failure" in parse(reply)
    assert parse(ask(server, line({}))) == {"ready": True}


def test_silent_clients_hold_nobody_up(server: WarmServer) -> None:
    server.wait_until_ready()
    silent = [socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) for _ in range(20)]
    try:
        for connection in silent:
            connection.connect(str(server.socket_path))
        start = time.monotonic()
        server.wait_until_ready()
        assert time.monotonic() - start < 5
    finally:
        for connection in silent:
            connection.close()


def test_a_killed_server_fails_its_kernels_and_is_replaced() -> None:
    async def scenario(running: WarmServer) -> None:
        async with kernel(running.socket_path) as k:
            (pid,) = children_of(running.keeper_pid)
            os.kill(pid, signal.SIGKILL)
            assert await k.death_seen_within(1)
            assert k.process.returncode == -signal.SIGKILL
        async with kernel(running.socket_path) as k:
            assert await k.say("print('lagi')") == "lagi"

    with running_server() as running:
        running.wait_until_ready()
        asyncio.run(scenario(running))


def test_a_killed_keeper_is_named() -> None:
    async def scenario(running: WarmServer) -> None:
        async with kernel(running.socket_path):
            pass

    with running_server() as running:
        os.kill(running.keeper_pid, signal.SIGKILL)
        with pytest.raises(RakorError, match="Peladen kernel hangat"):
            running.wait_until_ready()
        with pytest.raises(RakorError, match="Peladen kernel hangat"):
            asyncio.run(scenario(running))


def test_a_server_is_replaced_while_its_last_kernel_still_runs() -> None:
    async def scenario(running: WarmServer) -> None:
        parents = (
            "import os, pathlib; guard = pathlib.Path(f'/proc/{os.getppid()}/stat').read_text()\n"
            "print(guard.rpartition(')')[2].split()[1])"
        )
        async with kernel(running.socket_path) as one, kernel(running.socket_path) as two:
            async with kernel(running.socket_path) as three:
                servers = [await k.say(parents) for k in (one, two, three)]
                assert servers[0] == servers[1] != servers[2]
            assert await one.say("print('masih')") == "masih"
        async with asyncio.timeout(2):
            while children_of(running.keeper_pid) != [int(servers[2])]:
                await asyncio.sleep(0.01)

    with running_server(kernels_per_server=2) as running:
        asyncio.run(scenario(running))


def test_what_a_cell_left_running_ends_with_its_kernel(server: WarmServer) -> None:
    code = (
        "from subprocess import Popen\n"
        "print(*(Popen(['sleep', '600'], start_new_session=own).pid for own in (False, True)))"
    )

    async def scenario() -> list[int]:
        async with kernel(server.socket_path) as k:
            pids = [int(pid) for pid in (await k.say(code)).split()]
            assert all(Path(f"/proc/{pid}").exists() for pid in pids)
            await k.manager.shutdown_kernel(now=True)
            # The kernel is not said to have ended before they have.
            assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
            return pids

    assert len(asyncio.run(scenario())) == 2


def test_a_long_path_is_refused_by_name(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 100)
    folder.mkdir()
    with pytest.raises(OutputError, match="terlalu panjang"), warm_server(folder, ()):
        pass


def test_the_server_ends_with_its_block() -> None:
    with running_server() as running:
        running.wait_until_ready()
        (pid,) = children_of(running.keeper_pid)
    assert not Path(f"/proc/{pid}").exists()
    assert not Path(f"/proc/{running.keeper_pid}").exists()
    assert not running.socket_path.parent.exists()


def test_many_kernels_at_once_give_each_its_own_answer(server: WarmServer) -> None:
    async def one(number: int, places: asyncio.Semaphore) -> tuple[str, str]:
        async with places, kernel(server.socket_path) as k:
            await k.run(f"label = 'kernel {number}'")
            return f"kernel {number} {k.pid}", await k.say("import os; print(label, os.getpid())")

    async def scenario() -> list[tuple[str, str]]:
        places = asyncio.Semaphore(8)
        return await asyncio.gather(*(one(number, places) for number in range(24)))

    pairs = asyncio.run(scenario())
    assert len({wanted for wanted, _ in pairs}) == 24
    assert [said for _, said in pairs] == [wanted for wanted, _ in pairs]
