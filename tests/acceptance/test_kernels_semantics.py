"""A warm kernel starts, is interrupted, restarts and ends as one started by ``subprocess``."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from warm_kernels import kernel, running_server


@pytest.fixture(scope="module")
def server_socket() -> Iterator[Path]:
    with running_server() as server:
        yield server.socket_path


@pytest.fixture(params=["warm", "stock"])
def socket_path(request: pytest.FixtureRequest, server_socket: Path) -> Path | None:
    return server_socket if request.param == "warm" else None


def is_gone(pid: int) -> bool:
    """Whether not even a zombie is left."""
    return not Path(f"/proc/{pid}").exists()


def test_a_kernel_lives_until_it_is_shut_down(socket_path: Path | None) -> None:
    async def scenario() -> None:
        async with kernel(socket_path) as k:
            pid = k.pid
            assert await k.manager.is_alive()
            assert k.manager.has_kernel
            assert await k.say("import os; print(os.getpid())") == str(pid)
            await k.manager.shutdown_kernel(now=True)
            assert not await k.manager.is_alive()
            assert not k.manager.has_kernel
            assert is_gone(pid)

    asyncio.run(scenario())


def test_an_interrupt_stops_the_cell_and_not_the_kernel(socket_path: Path | None) -> None:
    async def scenario() -> None:
        async with kernel(socket_path) as k:
            await k.run("kept = 41")
            running = asyncio.ensure_future(k.run("import time; time.sleep(60)"))
            await asyncio.sleep(0.3)
            start = time.monotonic()
            await k.manager.interrupt_kernel()
            assert (await running).content["ename"] == "KeyboardInterrupt"
            assert time.monotonic() - start < 2
            assert await k.say("print(kept + 1)") == "42"

    asyncio.run(scenario())


def test_an_interrupt_reaches_programs_that_a_cell_waits_for(socket_path: Path | None) -> None:
    async def scenario() -> None:
        async with kernel(socket_path) as k:
            running = asyncio.ensure_future(
                k.run("import subprocess; subprocess.run(['sleep', '60'])")
            )
            await asyncio.sleep(0.3)
            await k.manager.interrupt_kernel()
            assert (await running).content["status"] == "error"

    asyncio.run(scenario())


@pytest.mark.parametrize("now", [True, False])
def test_a_restart_gives_an_empty_kernel(socket_path: Path | None, now: bool) -> None:
    async def scenario() -> None:
        async with kernel(socket_path) as k:
            await k.run("kept = 41")
            before = k.pid
            await k.manager.restart_kernel(now=now, stderr=None)  # its log was closed meanwhile
            await k.client.wait_for_ready(timeout=30)
            assert (await k.run("kept")).content["ename"] == "NameError"
            assert k.pid != before
            assert is_gone(before)

    asyncio.run(scenario())


@pytest.mark.parametrize("now", [True, False])
def test_only_a_graceful_end_runs_exit_functions(
    socket_path: Path | None, now: bool, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with kernel(socket_path) as k:
            process, left = k.process, tmp_path / "left"
            await k.run(
                f"import atexit, pathlib; atexit.register(pathlib.Path({str(left)!r}).touch)"
            )
            await k.manager.shutdown_kernel(now=now)
            assert left.exists() is not now
            assert process.returncode == (-9 if now else 0)

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("code", "returncode"),
    [
        ("import os; os._exit(3)", 3),
        ("import os; os.kill(os.getpid(), 9)", -9),
        ("import os; os.abort()", -6),
        ("exit()", 0),
    ],
)
def test_a_death_is_seen_within_a_second(
    socket_path: Path | None, code: str, returncode: int
) -> None:
    async def scenario() -> None:
        async with kernel(socket_path) as k:
            process = k.process
            k.client.execute(code)
            assert await k.death_seen_within(1 if code != "exit()" else 2)
            assert process.returncode == returncode
            assert await k.manager.provisioner.wait() == returncode  # type: ignore[union-attr]
            assert not k.manager.has_kernel
            assert is_gone(process.pid)

    asyncio.run(scenario())


def test_sys_exit_in_a_cell_is_an_error_and_no_end(socket_path: Path | None) -> None:
    async def scenario() -> None:
        async with kernel(socket_path) as k:
            assert (await k.run("import sys; sys.exit(0)")).content["ename"] == "SystemExit"
            assert await k.say("print('here')") == "here"

    asyncio.run(scenario())


def test_kernels_at_the_same_time_do_not_hear_each_other(server_socket: Path) -> None:
    async def scenario() -> None:
        async with kernel(server_socket) as one, kernel(server_socket) as two:
            await asyncio.gather(one.run("name = 'one'"), two.run("name = 'two'"))
            for _ in range(3):
                said = await asyncio.gather(*(k.say("print(name)") for k in (one, two)))
                assert said == ["one", "two"]

    asyncio.run(scenario())


def test_an_ended_kernel_is_not_signalled_again(server_socket: Path) -> None:
    async def scenario() -> None:
        async with kernel(server_socket) as k:
            process, provisioner = k.process, k.manager.provisioner
            assert provisioner is not None
            k.client.execute("import os; os._exit(3)")
            await k.death_seen_within(1)
            await provisioner.send_signal(15)
            await provisioner.terminate()
            await provisioner.kill()
            assert process.wait(timeout=1) == 3

    asyncio.run(scenario())


def test_waiting_has_a_limit(server_socket: Path) -> None:
    async def scenario() -> None:
        async with kernel(server_socket) as k:
            with pytest.raises(TimeoutError):
                k.process.wait(timeout=0.05)
            assert k.process.poll() is None

    asyncio.run(scenario())


def test_a_missing_folder_is_refused_as_by_subprocess(socket_path: Path | None) -> None:
    async def scenario() -> None:
        async with kernel(socket_path, cwd=Path("/nowhere/at/all")):
            pass

    with pytest.raises(FileNotFoundError):
        asyncio.run(scenario())
