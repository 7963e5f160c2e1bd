"""The terms of the report, from the reviewed glossary."""

from helpers.display import Cell, Column, Row, Sentence, Table
from helpers.sections.study import Study
from helpers.vocabulary.glossary import Term


def glossary(study: Study) -> Table | Sentence:
    """Return every term with its meaning and, where there is one, the document that defines it."""
    if not study.is_province:
        return Sentence(role="note", text=study.say("annex.glossary_elsewhere"))
    return Table(
        name="istilah",
        columns=(
            Column(key="istilah", label="Istilah", weight=1.1),
            Column(key="arti", label="Arti", weight=3.4),
        ),
        rows=tuple(_row(study, term) for term in study.terms.values()),
        caption=study.say("annex.glossary_caption"),
        compact=True,
    )


def _row(study: Study, term: Term) -> Row:
    below = study.text("annex.glossary_source", source=term.source) if term.source else ""
    return Row(cells=(Cell(text=term.term, strong=True), Cell(text=term.meaning, below=below)))
