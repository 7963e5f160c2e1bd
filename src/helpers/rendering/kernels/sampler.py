"""What a kernel does with its time: looked at every few milliseconds, from a thread beside it.

Only for ``--profile``; nothing of it is loaded otherwise. A look takes the kernel's call stack and
asks which of four kinds of work it is in.
"""

import json
import os
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path
from types import FrameType
from typing import Final

_VARIABLE: Final = "RAKOR_PROFILE"
_START_UP: Final = """\
from helpers.rendering.kernels.sampler import start_when_asked

start_when_asked()
del start_when_asked
"""

_PAUSE_SECONDS: Final = 0.004
# The first that is found, looking outwards from what runs, decides.
_KINDS: Final = (
    ("import", ("<frozen importlib",)),
    ("draw", ("/matplotlib/", "/seaborn/", "/sections/charts/")),
    ("read", ("/helpers/inputs/",)),
    ("compute", ("/helpers/sections/", "/helpers/figures/", "/helpers/display/")),
)


def start_sampling(path: Path) -> None:
    """Begin to look at the main thread; the file is written anew after every hundredth look."""
    thread = threading.Thread(target=_look, args=(path,), daemon=True, name="rakor-sampler")
    thread.start()


def sampled(folder: Path, path: Path) -> dict[str, str]:
    """Return the environment of a kernel that is looked at from its start.

    Parameters
    ----------
    folder
        Private folder for IPython's start-up file.
    path
        File to write.
    """
    start_up = folder / "ipython" / "profile_default" / "startup"
    start_up.mkdir(parents=True, exist_ok=True)
    (start_up / "00-sampler.py").write_text(_START_UP, encoding="utf-8")
    return {_VARIABLE: str(path), "IPYTHONDIR": str(folder / "ipython")}


def start_when_asked() -> None:
    """Begin when the environment names a file."""
    if path := os.environ.get(_VARIABLE):
        start_sampling(Path(path))


def read_profile(path: Path) -> dict[str, float]:
    """Return seconds by kind of work; empty when nothing was looked at."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _look(path: Path) -> None:
    main = threading.main_thread().ident or 0
    seconds: defaultdict[str, float] = defaultdict(float)
    before = written = time.monotonic()
    while True:
        time.sleep(_PAUSE_SECONDS)
        now = time.monotonic()
        kind = kind_of(sys._current_frames().get(main))  # the only way to see another thread
        if kind:
            seconds[kind] += now - before
        before = now
        if kind and now - written > 20 * _PAUSE_SECONDS:
            written = now
            path.with_suffix(".new").write_text(json.dumps(seconds), encoding="utf-8")
            path.with_suffix(".new").replace(path)


def kind_of(frame: FrameType | None) -> str:
    """Return the kind of work of a call stack; empty when the kernel waits or does its own."""
    names = []
    while frame is not None:
        names.append(frame.f_code.co_filename.replace("\\", "/"))
        frame = frame.f_back
    for kind, marks in _KINDS:
        if any(mark in name for name in names for mark in marks):
            return kind
    return ""
