"""Fonts come from wheels and draw what reports say."""

import base64
import io

import pytest
from fontTools.ttLib import TTFont

from helpers.rendering.fonts import font_folder, printable, printable_code, web_font

FACES = ("regular", "italic", "semibold", "shapes")


def test_reports_words_and_status_shapes_can_be_printed():
    assert set(map(ord, "Aé–…■□×÷≥≤−“”·%()0123456789Rp")) <= printable()
    assert set(map(ord, "┌─┐│ é 0")) <= printable_code()


def test_folder_holds_one_file_per_face():
    faces = [path.stem for path in font_folder().glob("*.[ot]tf")]
    assert len(faces) == len(set(faces)) == 7


@pytest.mark.parametrize("name", FACES)
def test_web_faces_are_small_and_the_same_every_time(name):
    address = web_font(name)
    assert address.startswith("data:font/woff;base64,")
    assert len(address) < 40_000
    web_font.cache_clear()
    assert web_font(name) == address


def test_web_faces_draw_the_words_and_the_shapes_once_each():
    def points(name):
        data = base64.b64decode(web_font(name).split(",", 1)[1])
        return set(TTFont(io.BytesIO(data)).getBestCmap() or ())

    assert set(map(ord, "Aé–…×÷≥≤−“”·%")) <= points("regular")
    assert set(map(ord, "■□")) <= points("shapes")
    assert not set(map(ord, "■□")) & points("regular")
