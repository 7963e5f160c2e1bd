"""The pictures: well-formed, within their frame, told by shape, the same every time."""

import re
import time
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from harmonization_programmes import everything, kaltim, leaves
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.display import Chart
from helpers.display.pictures import safe_svg
from helpers.sections.charts.canvas import Canvas
from helpers.sections.charts.dots import Dot, DotLine, draw_dots
from helpers.sections.charts.heat import HeatLine, draw_heat
from helpers.sections.charts.panels import BarLine, LegendEntry, Panel, Part, Tick, draw_panels
from helpers.sections.charts.style import TEXT_WIDTH_MM
from helpers.sections.harmonization.number_words import in_words

NAMESPACE = "{http://www.w3.org/2000/svg}"


def charts() -> list[Chart]:
    return [
        part for shown in everything(kaltim()) for part in leaves(shown) if isinstance(part, Chart)
    ]


def numbers(svg: str, tag: str, name: str) -> list[float]:
    root = ElementTree.fromstring(svg)
    return [float(one.get(name, "0")) for one in root.iter(f"{NAMESPACE}{tag}")]


def test_there_is_a_picture_for_each_discussion() -> None:
    assert len(charts()) == 9


def test_everything_lies_within_the_frame() -> None:
    for chart in charts():
        for tag, x, y in (("rect", "x", "y"), ("text", "x", "y"), ("circle", "cx", "cy")):
            assert all(-0.01 <= one <= chart.width_mm + 0.01 for one in numbers(chart.svg, tag, x))
            assert all(-0.01 <= one <= chart.height_mm + 0.01 for one in numbers(chart.svg, tag, y))
        assert chart.width_mm == TEXT_WIDTH_MM
        assert chart.height_mm < 240


def test_the_same_figures_give_the_same_bytes() -> None:
    first, second = [chart.svg for chart in charts()], [chart.svg for chart in charts()]
    assert first == second
    assert len(set(first)) == len(first)


def test_pictures_pass_the_gate_unchanged_in_content() -> None:
    for chart in charts():
        safe = safe_svg(chart.svg)
        for tag in ("text", "rect", "line"):
            assert safe.count(f"<{tag} ") == chart.svg.count(f"<{tag} ")


def test_no_text_is_smaller_than_the_smallest_of_reports() -> None:
    for chart in charts():
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', chart.svg)]
        assert min(sizes) >= 2.99  # 8.5 points in millimetres


def test_a_chart_is_drawn_in_no_time() -> None:
    charts()
    start = time.perf_counter()
    count = len(charts())
    assert (time.perf_counter() - start) / count < 0.08


def test_text_from_data_is_never_markup() -> None:
    canvas = Canvas(10, 10)
    canvas.words(1, 1, '<script>"&')
    (text,) = ElementTree.fromstring(canvas.svg()).iter(f"{NAMESPACE}text")
    assert text.text == '<script>"&'


def test_shapes_of_marks_differ() -> None:
    drawn = []
    for shape in ("square", "diamond", "triangle", "circle", "tick"):
        canvas = Canvas(10, 10)
        canvas.mark(shape, 5, 5, fill="#000000", edge="#000000")
        drawn.append(canvas.svg())
    assert len(set(drawn)) == 5


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_any_number_of_regions(count: int) -> None:
    names = [f"Kabupaten Nama Panjang {number}" for number in range(count)]
    lines = tuple(
        BarLine((Part(number, "#000000"),), str(number), (Tick(number, "diamond"),))
        for number in range(count)
    )
    picture = draw_panels(names, [Panel("Judul", "jiwa", lines, limit=100)])
    ElementTree.fromstring(picture.svg)
    dots = [
        DotLine(name, (Dot(Fraction(90 + place, 2), "square", "#000000"),))
        for place, name in enumerate(names)
    ]
    draw_dots(
        dots, (LegendEntry("a", "#000000"),), target=Fraction(99), target_text="t", side_title="s"
    )
    heat = draw_heat(["64"], [HeatLine(name, ("large",), (0,)) for name in names], ())
    ElementTree.fromstring(heat.svg)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 10**9), st.integers(0, 10**9), st.booleans()),
        min_size=1,
        max_size=40,
    )
)
def test_bars_stay_in_their_column(rows: list[tuple[int, int, bool]]) -> None:
    lines = tuple(
        BarLine((), "data belum tersedia")
        if empty
        else BarLine((Part(a, "#000000"), Part(b, "#FFFFFF")), f"{a + b}", (Tick(a, "diamond"),))
        for a, b, empty in rows
    )
    picture = draw_panels(["x"] * len(rows), [Panel("a", "b", lines), Panel("c", "d", lines)])
    root = ElementTree.fromstring(picture.svg)
    for bar in root.iter(f"{NAMESPACE}rect"):
        assert float(bar.get("x", 0)) + float(bar.get("width", 0)) <= TEXT_WIDTH_MM + 0.02


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (101, "seratus satu"),
        (1000, "seribu"),
        (2024, "dua ribu dua puluh empat"),
        (
            999_999,
            "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan",
        ),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_words_end_at_a_million() -> None:
    with pytest.raises(ValueError, match="no words"):
        in_words(1_000_000)
