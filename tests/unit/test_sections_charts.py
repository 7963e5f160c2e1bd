"""Charts: nothing overlaps or is cut off, equal figures give equal bytes, a cut scale is marked."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from section_studies import ROOT, kaltim

from helpers import sections
from helpers.display import Chart
from helpers.sections.charts.ranked import Drawing, RankedItem, draw_ranked, row_pitch_mm
from helpers.sections.charts.scale import scale_for
from helpers.sections.charts.style import NOTE_POINTS, TEXT_WIDTH_MM, text_width_mm

SVG = "{http://www.w3.org/2000/svg}"
POINTS_PER_MM = 72 / 25.4
NAMES = (
    "Kab. Penajam Paser Utara",
    "Kota Bontang",
    "Kab. Paser",
    "Kab. Kepulauan Siau Tagulandang Biaro",
)


def drawing(values: list[Fraction | None], target: Fraction | None = Fraction(99)) -> Drawing:
    items = [
        RankedItem(
            label=NAMES[place % len(NAMES)],
            value=value,
            value_text="data belum tersedia" if value is None else f"{float(value):.2f} %",
            side_text=""
            if value is None or (target and value >= target)
            else "kurang 1.145.893 aktivasi",
            reached=None if value is None or target is None else value >= target,
        )
        for place, value in enumerate(values)
    ]
    return draw_ranked(items, target=target, target_text="target 99 %" if target else "")


def text_boxes(svg: str) -> list[tuple[str, float, float, float]]:
    """Return text, left, right and baseline of every text, in millimetres."""
    boxes: list[tuple[str, float, float, float]] = []
    for element in ET.fromstring(svg).iter(f"{SVG}text"):
        words = "".join(element.itertext())
        x, y = float(element.get("x", "nan")), float(element.get("y", "nan"))
        points = round(float(element.get("font-size", "nan")) * POINTS_PER_MM, 1)
        width = text_width_mm(words, points, strong=element.get("font-weight") == "bold")
        shift = {"end": width, "middle": width / 2}.get(element.get("text-anchor", ""), 0.0)
        boxes.append((words, x - shift, x - shift + width, y))
    return boxes


def assert_readable(drawn: Drawing) -> None:
    boxes = text_boxes(drawn.svg)
    assert boxes
    for words, left, right, baseline in boxes:
        assert left >= -0.3, words
        assert right <= TEXT_WIDTH_MM + 0.3, words
        assert 2 <= baseline <= drawn.height_mm, words
    for index, (words, left, right, baseline) in enumerate(boxes):
        for other, other_left, other_right, other_baseline in boxes[index + 1 :]:
            if abs(baseline - other_baseline) < 2.6:
                assert right <= other_left + 0.2 or other_right <= left + 0.2, (words, other)


coverages = st.one_of(
    st.none(),
    st.fractions(min_value=0, max_value=130, max_denominator=1000),
    st.fractions(min_value=95, max_value=101, max_denominator=1000),
)


@settings(max_examples=30, deadline=None)
@given(values=st.lists(coverages, min_size=1, max_size=38), target=st.sampled_from([30, 60, 99]))
def test_no_label_is_cut_off_or_overlaps(values: list[Fraction | None], target: int) -> None:
    ordered = sorted(values, key=lambda v: (v is None, -(v or 0)))
    assert_readable(drawing(ordered, Fraction(target)))


def test_without_target() -> None:
    drawn = drawing([Fraction(50), Fraction(20)], None)
    assert_readable(drawn)
    assert "target" not in drawn.svg


def test_rows_never_come_closer_than_the_type() -> None:
    assert row_pitch_mm(39) * POINTS_PER_MM >= 1.15 * NOTE_POINTS
    assert row_pitch_mm(1) <= 8.5


@given(values=st.lists(st.fractions(min_value=0, max_value=500, max_denominator=999), max_size=40))
def test_a_scale_holds_its_values(values: list[Fraction]) -> None:
    scale = scale_for(tuple(values))
    assert all(scale.low <= value <= scale.high for value in values)
    assert scale.low < scale.high
    assert scale.ticks[0] == scale.low
    assert len(scale.ticks) <= 9
    assert scale.is_cut is (scale.low > 0)


def test_a_scale_near_100_is_cut_and_another_is_not() -> None:
    near = scale_for((Fraction(969, 10), Fraction(996, 10), Fraction(99)))
    assert (near.low, near.high) == (96, 100)
    far = scale_for((Fraction(3), Fraction(9), Fraction(30)))
    assert far.low == 0


def charts() -> list[Chart]:
    found: list[Chart] = []
    for key in ("ktp_el", "kia", "akta_lahir_0_17", "ikd"):
        found += [p for p in sections.indicator(kaltim(), key).parts if isinstance(p, Chart)]
    return found


def test_kaltim_has_one_readable_chart_per_indicator() -> None:
    assert len(charts()) == 4
    for chart in charts():
        assert_readable(
            Drawing(chart.svg, chart.width_mm, chart.height_mm, scale_for((Fraction(1),)))
        )
        assert chart.is_sample


def test_a_cut_scale_is_said() -> None:
    notes = ["".join(span.text for span in chart.notes[0]) for chart in charts()]
    assert ["Skala dipotong" in note for note in notes] == [True, False, True, False]


def test_alternative_text_tells_every_row() -> None:
    alternative = charts()[2].alternative
    assert "Target 99 % dicapai 4 dari 10." in alternative
    assert "Kab. Mahakam Ulu 96,86 % (kurang 248 anak)" in alternative
    assert "Kalimantan Timur 98,78 % (kurang 2.717 anak)" in alternative


def test_text_stays_text_in_the_report_font() -> None:
    for chart in charts():
        assert "<text" in chart.svg
        assert "Source Sans Pro" in chart.svg
        assert "DejaVu" not in chart.svg
        assert "<dc:date" not in chart.svg


_PROGRAM = """
import hashlib
from fractions import Fraction
from helpers.sections.charts.ranked import RankedItem, draw_ranked
items = [RankedItem("Kab. A", Fraction(99), "99,00 %", "", True)]
drawn = draw_ranked(items, target=Fraction(98), target_text="target 98 %")
print(hashlib.sha256(drawn.svg.encode()).hexdigest())
"""


def test_bytes_do_not_depend_on_hash_seed_or_time_zone() -> None:
    outputs = set()
    for seed, zone in (("1", "Asia/Makassar"), ("2", "America/Lima")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": str(ROOT / "src"),
        }
        run = subprocess.run(
            [sys.executable, "-c", _PROGRAM], env=environment, capture_output=True, check=True
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1
