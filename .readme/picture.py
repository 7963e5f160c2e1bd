"""Make ``.readme/page-one.png`` from the built report of Rakorda Kaltim 2024.

Run after the build: ``python .readme/picture.py``.
"""

from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "reports/rakorda-kaltim-2024/64-kalimantan-timur/regional_evaluation.pdf"
PICTURE = ROOT / ".readme/page-one.png"
POINTS_PER_INCH = 72
DOTS_PER_INCH = 84


def main() -> None:
    """Draw page one with few colours, so that the picture stays small."""
    with pypdfium2.PdfDocument(REPORT) as document:
        page = document[0].render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil()
    small = page.convert("RGB").quantize(48, dither=Image.Dither.NONE)
    small.save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
