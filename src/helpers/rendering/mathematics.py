"""Formulas of Markdown cells as small SVG pictures whose alternative text is their source."""

import io
from functools import cache
from typing import Any

from helpers.display.pictures import safe_svg
from helpers.rendering.blocks import Node


@cache
def _drawn(source: str) -> tuple[str, float] | None:
    # matplotlib takes half a second to import and few notebooks hold a formula.
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415
    from matplotlib.mathtext import math_to_image  # noqa: PLC0415

    out = io.StringIO()
    settings: dict[Any, Any] = {
        "svg.fonttype": "path",
        "svg.hashsalt": "rakor",
        "mathtext.fontset": "stixsans",
    }
    try:
        with rc_context(settings):
            depth = math_to_image(
                f"${source}$", out, prop=FontProperties(size=10), dpi=72, format="svg"
            )
    except ValueError:
        return None
    return safe_svg(out.getvalue()), float(depth)


def formula(source: str) -> Node:
    """Return a run that shows the formula, or its source where mathtext cannot set it."""
    drawn = _drawn(source)
    if drawn is None:
        return {"text": source, "code": True}
    svg, depth = drawn
    return {"text": "", "svg": svg, "alternative": source, "depth_pt": depth}
