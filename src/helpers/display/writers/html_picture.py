"""Pictures in HTML: charts as inline SVG, small bars inside cells."""

from typing import Final

from markupsafe import Markup

from helpers.display.characters import visible
from helpers.display.models.chart import Chart
from helpers.display.models.table import Bar
from helpers.display.pictures import safe_svg
from helpers.display.writers.html_parts import caption_html, notes_html, tag

_PX_PER_MM: Final = 96 / 25.4
_BAR_WIDTH: Final = 100


def chart_html(chart: Chart) -> Markup:
    """Return a figure whose SVG carries the alternative text and stays inside the page."""
    caption = caption_html(chart)
    picture = picture_html(chart.svg, chart.alternative, chart.width_mm)
    return Markup('<figure class="rk-chart">{}{}{}</figure>').format(
        tag("figcaption", caption) if caption else Markup(), picture, notes_html(chart.notes)
    )


def picture_html(svg: str, alternative: str, width_mm: float) -> Markup:
    """Return an SVG as an image with a name, in a region that scrolls on narrow screens.

    Inline, because only inline SVG can use the fonts of the page.
    """
    # Width and height of the drawing give way to the page; the view box keeps the proportions.
    root = {
        "width": str(round(width_mm * _PX_PER_MM)),
        "role": "img",
        "aria-label": visible(alternative),
    }
    # The gate lets known elements and escaped attributes through, so this is markup.
    picture = Markup(safe_svg(svg, root=root))
    return Markup(
        '<div class="rk-picture" role="group" tabindex="0" aria-label="Gambar: {}">{}</div>'
    ).format(_short(alternative), picture)


def _short(text: str, limit: int = 60) -> str:
    text = visible(text)
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"


def bar_svg(bar: Bar | None) -> Markup:
    """Return a small bar with its target mark; the cell's text says the same in digits."""
    if bar is None:
        return Markup()
    parts = [
        _rect("rk-bar-ground", 0, _BAR_WIDTH),
        _rect("rk-bar-value", 0, _place(bar.value, bar)),
    ]
    if bar.low:
        # A scale that does not start at zero shows its break.
        parts.append(Markup('<path class="rk-bar-break" d="M4 0 L7 5 L4 10 M8 0 L11 5 L8 10"/>'))
    if bar.target is not None:
        parts.append(_rect("rk-bar-target", max(_place(bar.target, bar) - 1, 0), 2))
    return Markup(
        '<svg class="rk-bar" viewBox="0 0 100 10" preserveAspectRatio="none" '
        'aria-hidden="true">{}</svg>'
    ).format(Markup().join(parts))


def _place(value: float, bar: Bar) -> float:
    share = (value - bar.low) / (bar.high - bar.low) if bar.high > bar.low else 0.0
    return round(min(max(share, 0.0), 1.0) * _BAR_WIDTH, 2)


def _rect(css: str, start: float, width: float) -> Markup:
    return Markup('<rect class="{}" x="{}" y="0" width="{}" height="10"/>').format(
        css, start, width
    )
