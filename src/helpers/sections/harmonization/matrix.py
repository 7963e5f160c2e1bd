"""The alignment matrix: sub kegiatan beside governments, as a picture and in full."""

from fractions import Fraction

from helpers.display import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    Heading,
    Notice,
    Row,
    Sentence,
    Stack,
    Table,
    Tone,
)
from helpers.display.formats import count, decimal, enumeration, number_word
from helpers.display.models.text import Rich
from helpers.figures.harmonization.matrix import CellState, MatrixCell, MatrixLine
from helpers.sections.charts.heat import CellMark, HeatLine, draw_heat
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import millions
from helpers.sections.wording import sentences
from helpers.vocabulary.programmes import sub_kegiatan_table

_SMALL_RP, _LARGE_RP = 100_000_000, 500_000_000
_STATES: dict[CellState, CellMark] = {
    CellState.UNFUNDED: "unfunded",
    CellState.NOT_PLANNED: "none",
    CellState.OTHER_LEVEL: "empty",
    CellState.NO_PLAN: "missing",
}


def matrix(programme: Programme) -> Stack:
    """Return who plans what, as a heat map."""
    heading = Heading(
        text=_heading(programme), new_page=True, outline=programme.text("matrix.outline")
    )
    if not programme.matrix.lines:
        notice = Notice(
            title=programme.text("matrix.none_title"),
            text=programme.say("matrix.none", year=str(programme.year)),
            kind="warning",
        )
        return Stack(parts=(heading, notice))
    return Stack(
        parts=(
            heading,
            Sentence(role="lead", text=_lead(programme)),
            _chart(programme),
        )
    )


def matrix_table(programme: Programme) -> Stack | None:
    """Return pagu and target of every cell on landscape pages; ``None`` without plans.

    How to read them stands before: below a table that fills its pages it would need one more.
    """
    if not programme.matrix.lines:
        return None
    return Stack(
        parts=(
            Heading(text=programme.say("matrix.table_heading"), level=2),
            Sentence(text=programme.say("matrix.table_note")),
            _table(programme),
        )
    )


def _table(programme: Programme) -> Table:
    return Table(
        name="matriks",
        columns=(
            Column(key="sub_kegiatan", label="Sub kegiatan", weight=1),
            *(
                Column(key=f"pagu_{code}_rp", label=programme.short_label(code), kind=_MONEY)
                for code in programme.governments
            ),
        ),
        rows=(*_body(programme), _sum(programme)),
        caption=programme.say("matrix.table_caption", year=str(programme.year)),
        landscape=True,
        compact=True,
        is_sample=programme.is_sample,
    )


_MONEY = ColumnKind.MONEY


def _heading(programme: Programme) -> Rich:
    lines = programme.matrix.lines
    if not lines:
        return programme.say("matrix.heading_none", year=str(programme.year))
    return programme.say(
        "matrix.heading",
        used=count(len(lines)),
        total=number_word(len(programme.plans.plans)),
        year=str(programme.year),
    )


def _lead(programme: Programme) -> Rich:
    lines = programme.matrix.lines
    everywhere = [
        line
        for line in lines
        if all(line.cell(code).rows for code in programme.rows if code in programme.plans.plans)
    ]
    official = sum(line.official is not None for line in lines)
    return sentences(
        programme.say(
            "matrix.lead",
            official=count(official),
            total=count(len(sub_kegiatan_table())),
            shared=number_word(len(everywhere)),
        ),
        programme.say(
            "matrix.missing",
            names=enumeration([programme.label(one.government) for one in programme.plans.missing]),
        )
        if programme.plans.missing
        else None,
    )


def _chart(programme: Programme) -> Chart:
    legend: tuple[tuple[CellMark, str], ...] = (
        ("large", programme.text("matrix.legend_large")),
        ("medium", programme.text("matrix.legend_medium")),
        ("small", programme.text("matrix.legend_small")),
        ("unfunded", programme.text("matrix.legend_unfunded")),
        ("none", programme.text("matrix.legend_none")),
        ("missing", programme.text("matrix.legend_missing")),
    )
    columns = [str(code) for code in programme.governments]
    picture = draw_heat(columns, _heat_lines(programme), legend)
    names = "; ".join(f"{code} {programme.label(code)}" for code in programme.governments)
    return Chart(
        svg=picture.svg,
        width_mm=picture.width_mm,
        height_mm=picture.height_mm,
        caption=programme.say("matrix.chart_caption", year=str(programme.year)),
        notes=(
            programme.say("matrix.chart_columns", names=names),
            programme.say("matrix.chart_note"),
        ),
        alternative=_alternative(programme),
        is_sample=programme.is_sample,
    )


def _heat_lines(programme: Programme) -> list[HeatLine]:
    lines: list[HeatLine] = []
    before = ""
    for line in programme.matrix.lines:
        if (programme_code := line.code[:7]) != before:
            before = programme_code
            lines.append(HeatLine(_programme_name(programme_code), (), is_group=True))
        marks: tuple[CellMark, ...] = tuple(
            _mark(line.cell(code)) for code in programme.governments
        )
        misplaced = tuple(
            place
            for place, code in enumerate(programme.governments)
            if line.cell(code).is_misplaced
        )
        lines.append(HeatLine(f"{line.code[8:]}  {_line_name(programme, line)}", marks, misplaced))
    return lines


def _programme_name(code: str) -> str:
    found = next((one for one in sub_kegiatan_table() if one.code.programme == code), None)
    if found is None:
        return code
    return f"{code}  {found.programme.title() if found.programme.isupper() else found.programme}"


def _line_name(programme: Programme, line: MatrixLine) -> str:
    return line.official.name if line.official else programme.text("matrix.unknown_code")


def _code_and_unit(line: MatrixLine) -> str:
    return f"{line.code} · {line.official.unit}" if line.official else line.code


def _mark(cell: MatrixCell) -> CellMark:
    if cell.state is not CellState.FUNDED:
        return _STATES[cell.state]
    pagu = cell.pagu_rp or 0
    if pagu >= _LARGE_RP:
        return "large"
    return "medium" if pagu >= _SMALL_RP else "small"


def _alternative(programme: Programme) -> str:
    rows = "; ".join(
        programme.text(
            "matrix.alternative_row",
            code=line.code,
            users=count(line.users),
            pagu=millions(line.pagu_rp),
        )
        for line in programme.matrix.lines
    )
    return programme.text(
        "matrix.alternative", governments=count(len(programme.governments)), rows=rows
    )


def _body(programme: Programme) -> tuple[Row, ...]:
    return tuple(
        Row(
            cells=(
                Cell(text=_line_name(programme, line), below=_code_and_unit(line)),
                *(_cell(programme, line.cell(code)) for code in programme.governments),
            )
        )
        for line in programme.matrix.lines
    )


def _cell(programme: Programme, cell: MatrixCell) -> Cell:
    if cell.state is CellState.NOT_PLANNED:
        return Cell(text="–", tone=Tone.MUTED)
    if cell.state is CellState.OTHER_LEVEL:
        return Cell(text="")
    if cell.state is CellState.NO_PLAN:
        return Cell(text="…", tone=Tone.MUTED)
    targets = "; ".join(decimal(target, _decimals(target)) for _, target in cell.targets)
    mark = programme.text("matrix.misplaced_mark") if cell.is_misplaced else ""
    if cell.state is CellState.UNFUNDED:
        return Cell(text=f"{mark}□ –", below=targets, tone=Tone.NOT_REACHED)
    return Cell(
        text=f"{mark}{millions(cell.pagu_rp or 0)}",
        value=cell.pagu_rp,
        below=targets or programme.text("matrix.no_target"),
        tone=Tone.NOT_REACHED if mark or not targets else Tone.PLAIN,
    )


def _decimals(target: Fraction) -> int:
    return 0 if target.denominator == 1 else 2


def _sum(programme: Programme) -> Row:
    return Row(
        cells=(
            Cell(text=programme.text("matrix.sum")),
            *(
                Cell(
                    text=millions(programme.matrix.pagu_of(code)),
                    value=programme.matrix.pagu_of(code),
                )
                if code in programme.plans.plans
                else Cell(text="…", tone=Tone.MUTED)
                for code in programme.governments
            ),
        ),
        role="total",
    )
