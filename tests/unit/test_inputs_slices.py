"""A slice answers as the files do, and changes only with its own province."""

from dataclasses import replace
from datetime import date

import pytest

from command_line import ROOT
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.slices import VARIABLE, Question, from_bytes, handed_over, part_of, to_bytes
from helpers.inputs.sources import read_sources
from helpers.vocabulary.region_code import RegionCode

DAY = date(2023, 2, 28)
SOURCES = ("sample:national/63", "sample:national/65")
ASKED = Question.of(SOURCES, "63", DAY, None)


@pytest.fixture(scope="module")
def reading():
    return read_sources(SOURCES, ROOT, load_catalogue(ROOT), default_date=DAY)


def test_a_part_holds_its_own_province_and_the_files_that_speak_of_it(reading):
    part = part_of(reading, RegionCode("63"))
    assert {o.region_code.province for o in part.observations} == {"63"}
    assert [source.name for source in part.sources] == ["sample:national/63"]
    assert part_of(part, RegionCode("63")) is part


def test_what_travels_is_what_was_read(reading):
    part = part_of(reading, RegionCode("63"))
    assert from_bytes(to_bytes(part, ASKED), ASKED) == part


def test_a_neighbours_number_changes_nothing_and_an_own_one_does(reading):
    def fingerprint(code):
        changed = tuple(
            replace(o, numerator=(o.numerator or 0) + 1) if o.region_code.province == code else o
            for o in reading.observations
        )
        return to_bytes(part_of(replace(reading, observations=changed), RegionCode("63")), ASKED)

    unchanged = to_bytes(part_of(reading, RegionCode("63")), ASKED)
    assert fingerprint("65") == unchanged
    assert fingerprint("63") != unchanged


def test_a_slice_answers_its_own_question_only(reading, tmp_path, monkeypatch):
    path = tmp_path / "part.json"
    path.write_bytes(to_bytes(part_of(reading, RegionCode("63")), ASKED))
    assert handed_over(ASKED) is None
    monkeypatch.setenv(VARIABLE, str(path))
    assert handed_over(ASKED) is not None
    for other in (
        Question.of(SOURCES, "65", DAY, None),
        Question.of(SOURCES[:1], "63", DAY, None),
        Question.of(SOURCES, "63", date(2023, 1, 31), None),
        Question.of(SOURCES, "63", DAY, DAY),
    ):
        assert handed_over(other) is None
