"""The reconciliation sheet: what the province counts, what each region counts, what is agreed."""

from collections.abc import Iterable
from itertools import groupby

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table, Tone
from helpers.display.formats import count, enumeration
from helpers.display.models.text import Rich
from helpers.figures.reconciliation import Measure
from helpers.figures.reconciliation_sheet import SheetLine
from helpers.figures.reconciliation_sheet import reconciliation_sheet as lines_of
from helpers.sections.cells import people_cell
from helpers.sections.history.wording import with_sign
from helpers.sections.naming import title
from helpers.sections.study import Study
from helpers.sections.wording import sentences

_Pair = dict[Measure, SheetLine]


def reconciliation_sheet(study: Study) -> Stack:
    """Return the sheet; the last two columns are filled in by hand at the meeting."""
    region = None if study.is_province else study.region.code
    lines = lines_of(study.data.own_figures, study.evaluation, region=region)
    heading = Heading(
        text=study.say("sheet.heading"),
        level=1 if study.is_province else 2,
        new_page=study.starts_pages,
        outline=study.text("sheet.outline"),
    )
    lead = Sentence(role="lead" if study.is_province else "body", text=_lead(study, lines))
    return Stack(parts=(heading, lead, _table(study, lines)))


def _lead(study: Study, lines: Iterable[SheetLine]) -> Rich:
    known = [line for line in lines if line.agrees is not None]
    differing = [line for line in known if not line.agrees]
    silent = _silent(study, lines)
    if not known:
        return study.say("sheet.lead_nothing")
    return sentences(
        study.say("sheet.lead_differ", total=count(len(known)), count=count(len(differing)))
        if differing
        else study.say("sheet.lead_agree", total=count(len(known))),
        study.say("sheet.lead_silent", names=enumeration(silent)) if silent else None,
    )


def _silent(study: Study, lines: Iterable[SheetLine]) -> list[str]:
    """Return the regions that sent no figure of their own."""
    sent = {line.region_code for line in lines if line.own is not None}
    codes = dict.fromkeys(line.region_code for line in lines)
    return [study.label(code) for code in codes if code not in sent]


def _table(study: Study, lines: tuple[SheetLine, ...]) -> Table:
    rows: list[Row] = []
    for code, of_region in groupby(lines, key=lambda line: line.region_code):
        pairs: dict[str, _Pair] = {}
        for line in of_region:
            pairs.setdefault(line.indicator, {})[line.measure] = line
        for place, (key, pair) in enumerate(pairs.items()):
            label = study.label(code) if place == 0 else ""
            rows.append(Row(cells=_cells(study, label, key, pair)))
    return Table(
        name="lembar_rekonsiliasi",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota"),
            Column(key="indikator", label="Indikator"),
            *(
                Column(key=f"{key}_{part}", label=label, kind=ColumnKind.COUNT, group=group)
                for part, group in (("jumlah", "Jumlah"), ("basis", "Basis"))
                for key, label in (
                    ("provinsi", "Provinsi"),
                    ("daerah", "Daerah"),
                    ("selisih", "Selisih"),
                )
            ),
            Column(key="disepakati", label="Disepakati", weight=1),
            Column(key="paraf", label="Paraf", weight=0.7),
        ),
        rows=tuple(rows),
        caption=study.say("sheet.caption"),
        notes=(study.say("sheet.note"),),
        compact=True,
        is_sample=study.is_sample,
    )


def _cells(study: Study, label: str, key: str, pair: _Pair) -> tuple[Cell, ...]:
    empty = Cell(text="")
    return (
        Cell(text=label, strong=True),
        Cell(text=title(study, study.catalogue.indicator(key))),
        *_numbers(study, pair.get(Measure.NUMERATOR)),
        *_numbers(study, pair.get(Measure.DENOMINATOR)),
        empty,
        empty,
    )


def _numbers(study: Study, line: SheetLine | None) -> tuple[Cell, Cell, Cell]:
    if line is None:
        return (Cell(text="–"), Cell(text="–"), Cell(text="–"))
    missing = Cell(text=study.text("operations.missing"), tone=Tone.MUTED)
    if line.difference is None:
        difference = Cell(text="–")
    else:
        text = with_sign(line.difference)
        difference = Cell(text=text, value=line.difference, strong=line.difference != 0)
    return (
        missing if line.provincial is None else people_cell(line.provincial),
        missing if line.own is None else people_cell(line.own),
        difference,
    )
