"""Requests, commands, folders: the parts of warm kernels that need no kernel."""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import OutputError
from helpers.rendering.kernels import private_folder as folders
from helpers.rendering.kernels.manager import warm_config
from helpers.rendering.kernels.messages import KernelRequest, line, parse
from helpers.rendering.kernels.orders import Orders
from helpers.rendering.kernels.provisioner import _log_path, kernel_arguments
from helpers.rendering.kernels.server import can_fork

texts = st.text(max_size=20)


@given(st.lists(texts), texts, st.dictionaries(texts, texts), texts)
def test_a_request_comes_through_whole(
    arguments: list[str], cwd: str, environment: dict[str, str], log_path: str
) -> None:
    request = KernelRequest(tuple(arguments), cwd, environment, log_path)
    data = request.to_line()
    assert data.count(b"\n") == 1
    assert KernelRequest.from_line(data) == request


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
)


@given(st.binary(max_size=200) | st.builds(lambda value: line({"arguments": value}), json_values))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        KernelRequest.from_line(data)


@given(json_values)
def test_fields_of_other_types_are_refused(value: object) -> None:
    whole = parse(KernelRequest(("-f", "x"), "/", {"A": "b"}).to_line())
    for name in whole:
        data = line(whole | {name: value})
        try:
            KernelRequest.from_line(data)
        except ValueError:
            continue
        assert isinstance(value, type(whole[name]))


def test_only_this_pythons_ipykernel_is_forked() -> None:
    stock = [sys.executable, "-m", "ipykernel_launcher", "-f", "x.json"]
    assert kernel_arguments(stock) == ("-f", "x.json")
    assert kernel_arguments([stock[0], "-Xfrozen_modules=off", *stock[1:]]) == ("-f", "x.json")
    assert kernel_arguments(["/other/python", *stock[1:]]) is None
    assert kernel_arguments([stock[0], "-O", *stock[1:]]) is None
    assert kernel_arguments(["R", "--slave"]) is None


def test_streams_that_a_fork_cannot_take_go_to_a_process(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log, (tmp_path / "other").open("wb") as other:
        assert _log_path({}) == ""
        assert _log_path({"stdout": None, "stderr": log}) == str(tmp_path / "log")
        assert _log_path({"stdout": log, "stderr": log}) == str(tmp_path / "log")
        assert _log_path({"stdout": other, "stderr": log}) is None
    assert _log_path({"stderr": subprocess.PIPE}) is None
    assert _log_path({"stdin": subprocess.PIPE}) is None
    assert _log_path({"stdout": io.StringIO()}) is None


def test_without_a_server_nothing_is_configured() -> None:
    assert warm_config(None) == {}
    assert warm_config(Path("/x/s")).WarmProvisioner.socket_path == "/x/s"


@pytest.mark.parametrize(
    ("platform", "expected"), [("linux", True), ("win32", False), ("darwin", False)]
)
def test_kernels_are_forked_on_linux_only(
    monkeypatch: pytest.MonkeyPatch, platform: str, expected: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert can_fork() is expected


def test_the_asking_side_loads_where_there_is_no_fork() -> None:
    code = """
import os, signal, socket
import jupyter_client.manager, jupyter_client.provisioning
for place, names in ((os, ("fork", "setsid", "WNOHANG")), (signal, ("SIGKILL", "SIGCHLD"))):
    for name in names:
        delattr(place, name)
del socket.AF_UNIX
from helpers.rendering.kernels import forked_kernel, manager, private_folder, provisioner, server
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_orders_come_through_a_command_line() -> None:
    orders = Orders(3, 4, Path("/tmp/s"), 5, ("pandas", "seaborn"))
    assert Orders.from_arguments(orders.to_arguments()) == orders


@pytest.fixture
def temp(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="t"))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    shutil.rmtree(folder)


def test_a_private_folder_is_private_and_goes_away(temp: Path) -> None:
    with folders.private_folder() as folder:
        assert folder.is_absolute()
        assert folder.stat().st_mode & 0o077 == 0
        (folder / "deep").mkdir()
    assert list(temp.iterdir()) == []


@pytest.mark.usefixtures("temp")
def test_a_folder_in_use_is_not_swept() -> None:
    with folders.private_folder() as one, folders.private_folder() as two:
        folders.sweep()
        assert one.is_dir()
        assert two.is_dir()


def test_folders_of_the_dead_are_swept(temp: Path) -> None:
    code = "import os, sys\nfrom helpers.rendering.kernels.private_folder import private_folder\n"
    code += "with private_folder() as f:\n    (f / 'key').touch(); os.kill(os.getpid(), 9)"
    subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(temp)}, check=False
    )
    (temp / "rakor-young").mkdir()
    (temp / "rakor-old").mkdir()
    os.utime(temp / "rakor-old", (0, 0))
    (temp / "other").mkdir()
    assert len(list(temp.iterdir())) == 4
    folders.sweep()
    # The young one may belong to a program that has not locked it yet.
    assert {path.name for path in temp.iterdir()} == {"rakor-young", "other"}


def test_a_link_is_not_followed(temp: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").touch()
    (temp / "rakor-link").symlink_to(tmp_path)
    folders.sweep()
    assert (tmp_path / "precious").exists()


def test_a_path_too_long_for_a_socket_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    long = tmp_path / ("x" * 90)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    with pytest.raises(OutputError, match="terlalu panjang"), folders.private_folder():
        pass
    assert list(long.iterdir()) == []


@pytest.mark.parametrize("size", [102, 103, 104])
def test_the_limit_is_in_bytes(size: int) -> None:
    path = Path("/" + "é" * ((size - 1) // 2) + "x" * ((size - 1) % 2))
    assert len(os.fsencode(path)) == size
    if size <= folders.MAX_SOCKET_PATH_BYTES:
        folders.check_socket_path(path)
    else:
        with pytest.raises(OutputError):
            folders.check_socket_path(path)
