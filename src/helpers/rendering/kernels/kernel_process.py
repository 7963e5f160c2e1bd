"""What a forked process does to become an ordinary IPython kernel."""

import json
import os
import random
import signal
import sys
import traceback
from dataclasses import dataclass
from typing import NoReturn, Self


@dataclass(frozen=True, slots=True)
class KernelRequest:
    """What jupyter_client would have given a new process.

    Parameters
    ----------
    arguments
        Arguments of the kernel program after the module name, usually ``-f connection.json``.
    cwd, environment
        Working folder and the whole environment of the kernel.
    log_path
        File that takes what the kernel writes to its own stdout and stderr; empty for none.
    """

    arguments: tuple[str, ...]
    cwd: str
    environment: dict[str, str]
    log_path: str = ""

    def to_json(self) -> bytes:
        """Return the request as one line."""
        data = {
            "arguments": self.arguments,
            "cwd": self.cwd,
            "environment": self.environment,
            "log_path": self.log_path,
        }
        return json.dumps(data).encode() + b"\n"

    @classmethod
    def from_json(cls, line: bytes) -> Self:
        """Read a request; ``ValueError`` or ``KeyError`` when it is not one."""
        data = json.loads(line)
        return cls(
            arguments=tuple(data["arguments"]),
            cwd=data["cwd"],
            environment=dict(data["environment"]),
            log_path=data["log_path"],
        )


def become_kernel(request: KernelRequest) -> NoReturn:
    """Turn this freshly forked process into a kernel and never return."""
    try:
        _take_on(request)
        _run_kernel(request.arguments)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        _leave(code)
    except BaseException:  # noqa: BLE001 - a fork must never return into the server's loop
        traceback.print_exc()
        _leave(1)
    _leave(0)


def _take_on(request: KernelRequest) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(request.environment)
    os.chdir(request.cwd)
    _redirect(request.log_path)
    # As in a new process: the working folder, not the place of the server's own file.
    sys.argv = ["ipykernel_launcher", *request.arguments]
    sys.path[0] = ""
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _redirect(log_path: str) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    log = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) if log_path else null
    os.dup2(null, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    for number in {null, log} - {0, 1, 2}:
        os.close(number)


def _run_kernel(arguments: tuple[str, ...]) -> None:
    # Imported here because the module is also used before the server has preloaded anything.
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415

    app = IPKernelApp.instance()
    app.initialize(list(arguments))
    if app.shell is not None and "matplotlib.pyplot" in sys.modules:
        # A kernel that imports pyplot itself hooks the inline backend while importing; here
        # pyplot came first, and without this call charts vanish without an error.
        app.shell.enable_matplotlib("inline")
    app.start()


def _leave(code: int) -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)
