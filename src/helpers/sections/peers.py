"""The place of a kabupaten/kota among the others of its province."""

from typing import Final

from helpers.display.formats import enumeration, number_word
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.sections.printing import known
from helpers.sections.study import Study

_MOST_NAMES: Final = 3


def place_among_peers(study: Study, one: Assessment) -> Rich | None:
    """Return the place by exact coverage, with those who share it; ``None`` for a province."""
    if study.is_province or one.rank is None:
        return None
    shared = [
        study.label(row.region_code)
        for row in study.evaluation.rows(one.indicator)
        if row.rank == one.rank and row.region_code != one.region_code
    ]
    values = {"rank": str(one.rank), "total": number_word(known(one.ranked_of))}
    if not shared:
        return study.say("notes.place", **values)
    if len(shared) > _MOST_NAMES:
        return study.say("notes.place_many", count=number_word(len(shared)), **values)
    return study.say("notes.place_shared", names=enumeration(shared), **values)
