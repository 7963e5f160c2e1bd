"""Problems, causes and recommendations by region: as the offices reviewed them, nothing added."""

from helpers.display import Cell, Column, Heading, Row, Sentence, Stack, Table, Tone
from helpers.display.formats import enumeration
from helpers.sections.study import Study
from helpers.vocabulary.problems import Problem


def problems(study: Study) -> Stack:
    """Return the reviewed table; a missing or empty one is said, never filled in."""
    heading = Heading(text=study.say("problems.heading"), level=2)
    if study.problems is None:
        return Stack(parts=(heading, Sentence(text=study.say("problems.not_given"))))
    found = [
        one
        for one in study.problems.problems
        if study.region.code.contains(one.region_code) or one.region_code == study.region.code
    ]
    file = study.problems.source.name
    if not found:
        return Stack(parts=(heading, Sentence(text=study.say("problems.empty", file=file))))
    found.sort(key=lambda one: one.region_code)
    silent = [
        study.label(region.code)
        for region in (study.evaluation.row_regions if study.is_province else ())
        if region.code not in {one.region_code for one in found}
    ]
    notes = [study.say("problems.source", file=file)]
    if silent:
        notes.append(study.say("problems.silent", names=enumeration(silent)))
    table = Table(
        name="masalah",
        columns=(
            Column(key="wilayah", label="Wilayah", weight=1),
            Column(key="masalah", label="Masalah", weight=1.6),
            Column(key="sebab", label="Sebab", weight=1.4),
            Column(key="rekomendasi", label="Rekomendasi", weight=1.6),
            Column(key="penanggung_jawab", label="Penanggung jawab", weight=1.1),
        ),
        rows=tuple(_row(study, one) for one in found),
        caption=study.say("problems.caption"),
        notes=tuple(notes),
        compact=True,
        is_sample=study.problems.is_sample,
    )
    return Stack(parts=(heading, table))


def _row(study: Study, one: Problem) -> Row:
    texts = (one.problem, one.cause, one.recommendation, one.owner)
    return Row(
        cells=(
            Cell(text=study.label(one.region_code)),
            *(
                Cell(text=text)
                if text
                else Cell(text=study.text("problems.not_filled"), tone=Tone.MUTED)
                for text in texts
            ),
        )
    )
