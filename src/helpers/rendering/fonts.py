"""The fonts of page and screen, all from wheels: nothing is asked of the machine.

Text is Source Sans Pro (wheel ``font-source-sans-pro``, OFL). The status squares ■ □ and program
output come from DejaVu, which matplotlib ships (Bitstream Vera licence).
"""

import atexit
import base64
import io
import shutil
from contextlib import ExitStack
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from helpers.rendering.kernels.private_folder import private_folder

_TEXT_FACES: Final = (
    "SourceSansPro-Regular.ttf",
    "SourceSansPro-It.ttf",
    "SourceSansPro-Semibold.ttf",
    "SourceSansPro-SemiboldIt.ttf",
    "SourceSansPro-Bold.ttf",
)
_OTHER_FACES: Final = ("DejaVuSans.ttf", "DejaVuSansMono.ttf")
# The squares are set in DejaVu (report.typ, style.css), so that both have one size.
SHAPES: Final = frozenset(map(ord, "■□▪▫●○◆◇▲△▼▽"))
# What Indonesian reports use; other letters fall back to the reader's own fonts.
_LATIN: Final = frozenset(
    [*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "–—‘’“”…•‹›−×÷≤≥→†‡€")]
)


def _packaged(package: str, *folders: str) -> Path:
    # The package's place is asked for, not its code: importing matplotlib takes half a second.
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"paket {package} tidak terpasang")
    return Path(spec.origin).parent.joinpath(*folders)


def _face(name: str) -> Path:
    if name in _OTHER_FACES:
        return _packaged("matplotlib", "mpl-data", "fonts", "ttf") / name
    return _packaged("font_source_sans_pro", "files") / name


@cache
def font_folder() -> Path:
    """Return a folder with exactly the faces that are printed, made once per process.

    The wheel holds every face twice (``.otf`` and ``.ttf``) and Typst takes what the file system
    lists first; a folder of our own makes the choice the same on every machine.
    """
    folder = _UNTIL_EXIT.enter_context(private_folder())
    for name in (*_TEXT_FACES, *_OTHER_FACES):
        shutil.copyfile(_face(name), folder / name)
    return folder


# Keeps the folder until the process ends.
_UNTIL_EXIT: Final = ExitStack()
atexit.register(_UNTIL_EXIT.close)


@cache
def _code_points(name: str) -> frozenset[int]:
    with TTFont(_face(name), lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


@cache
def printable() -> frozenset[int]:
    """Return the code points that every printed text face can draw, and the status shapes."""
    faces = [_code_points(name) for name in _TEXT_FACES]
    return frozenset.intersection(*faces) | (SHAPES & _code_points("DejaVuSans.ttf"))


@cache
def printable_code() -> frozenset[int]:
    """Return the code points that the face for program output can draw."""
    return _code_points("DejaVuSansMono.ttf")


@cache
def web_font(name: str) -> str:
    """Return a face cut down to what reports use, as a ``data:`` address (WOFF).

    Parameters
    ----------
    name
        ``regular``, ``italic``, ``semibold`` or ``shapes``.
    """
    file, wanted = {
        "regular": ("SourceSansPro-Regular.ttf", _LATIN),
        "italic": ("SourceSansPro-It.ttf", _LATIN),
        "semibold": ("SourceSansPro-Semibold.ttf", _LATIN),
        "shapes": ("DejaVuSans.ttf", SHAPES),
    }[name]
    options = Options()
    options.hinting = False
    # Figures are tabular by default; of the rest only kerning shows on a screen.
    options.layout_features = ["kern"]
    options.drop_tables += ["FFTM", "GSUB"]
    with TTFont(_face(file), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        font.flavor = "woff"
        out = io.BytesIO()
        font.save(out)
    return "data:font/woff;base64," + base64.b64encode(out.getvalue()).decode("ascii")
