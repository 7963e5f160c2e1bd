"""What a forked process does to become an ordinary IPython kernel."""

import importlib.util
import locale
import os
import signal
import sys
import time
from contextlib import suppress

from helpers.rendering.kernels.messages import KernelRequest

_INLINE = "module://matplotlib_inline.backend_inline"


def become_kernel(request: KernelRequest) -> None:
    """Run a kernel in this freshly forked process until it is told to end."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _redirect(request.log_path)
    _take_environment(request.environment)
    os.chdir(request.cwd)
    _take_command_line(request.arguments)
    _take_entropy()
    _choose_backend()
    # Imported here because the module is also used before the server has preloaded anything.
    from ipykernel.kernelapp import launch_new_instance  # noqa: PLC0415

    launch_new_instance(argv=list(request.arguments))


def _redirect(log_path: str) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    log = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) if log_path else null
    os.dup2(null, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    for number in {null, log} - {0, 1, 2}:
        os.close(number)


def _take_environment(environment: dict[str, str]) -> None:
    # Python reads its own variables once, when it starts: show those that hold.
    kept = {name: value for name, value in os.environ.items() if name.startswith("PYTHON")}
    wanted = {name: value for name, value in environment.items() if name not in kept}
    os.environ.clear()
    os.environ.update(wanted | kept)
    # What a new process would have read from them.
    time.tzset()
    with suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")


def _take_command_line(arguments: tuple[str, ...]) -> None:
    launcher = importlib.util.find_spec("ipykernel_launcher")
    name = launcher.origin if launcher is not None and launcher.origin else "ipykernel_launcher"
    sys.argv[:] = [name, *arguments]
    sys.orig_argv[:] = [sys.executable, "-m", "ipykernel_launcher", *arguments]


def _take_entropy() -> None:
    """Give every kernel random numbers of its own; ``random`` sees to itself after a fork."""
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _choose_backend() -> None:
    """Let pyplot draw where it would draw in a new kernel.

    A kernel names the inline backend before a cell can import matplotlib; here matplotlib came
    first, and without this all charts would vanish without an error.
    """
    if "matplotlib" in sys.modules:
        rc_params = sys.modules["matplotlib"].rcParams
        rc_params["backend"] = os.environ.get("MPLBACKEND") or _INLINE
