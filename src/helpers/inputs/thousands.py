"""Counts that Excel took for fractions: 207.889 became the number 207,889.

A column is repaired only where its neighbours prove it: parts that add up to the whole, a
percentage that is the ratio, a total that is the sum. What cannot be proved is refused by cell.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from helpers.inputs.cells import CellKind, RawSheet
from helpers.inputs.layouts import ColumnKind, SheetLayout, SumLayout
from helpers.inputs.number_text import Absence, NumberProblem, Value
from helpers.inputs.table_header import Header
from helpers.inputs.table_rows import TableRow

Key = tuple[int, str]
_RULE = "decimals_in_count_column"
_MOST_CHOICES = 12
_DOUBTFUL = NumberProblem(
    "thousands_doubtful",
    "bilangan kecil di kolom yang titik ribuannya hilang; bisa jadi ribuan",
    "tulis ulang sebagai bilangan bulat",
)


@dataclass(frozen=True, slots=True)
class Repair:
    """Values after the repair, cells that stay refused, and the cells that were repaired."""

    values: dict[Key, Value]
    problems: dict[Key, NumberProblem]
    cells: dict[Key, tuple[str, int]]


def add_up(
    layout: SheetLayout, rows: Sequence[TableRow], values: Mapping[Key, Value]
) -> dict[Key, Value]:
    """Add measures that the table gives for men and women only."""
    whole = dict(values)
    for total in layout.added:
        for row in rows:
            parts = [values.get((row.row, part)) for part in total.parts]
            numbers = [part for part in parts if isinstance(part, int)]
            if len(numbers) == len(parts):
                whole[row.row, total.whole] = sum(numbers)
            elif all(part is not None for part in parts):
                absent = {part for part in parts if isinstance(part, Absence)}
                nothing = absent == {Absence.NOT_APPLICABLE} and not numbers
                whole[row.row, total.whole] = Absence.NOT_APPLICABLE if nothing else Absence.NO_DATA
    return whole


def repair_thousands(
    sheet: RawSheet,
    header: Header,
    layout: SheetLayout,
    rows: Sequence[TableRow],
    values: Mapping[Key, Value],
    problems: Mapping[Key, NumberProblem],
) -> Repair:
    """Take fractions in columns of counts for thousands where that is proved.

    In a column that lost its points a small whole number is doubtful, too: 12 may have been 12.000.
    """
    kept, left = dict(values), dict(problems)
    damaged = _damaged(sheet, header, problems)
    if not damaged:
        return Repair(kept, left, {})
    choices = {
        (row.row, measure): _choices(sheet, header, row.row, measure, values)
        for row in rows
        for measure in damaged
    }
    proved: dict[Key, int] = {}
    for row in rows:
        proved |= _proved_in_row(row.row, layout, choices, values, damaged)
    for measure in damaged:
        proved |= _proved_by_total(measure, rows, choices, proved)
    cells: dict[Key, tuple[str, int]] = {}
    for key, possible in choices.items():
        if key in proved:
            if left.pop(key, None) is not None or kept.get(key) != proved[key]:
                column = header.columns[key[1]]
                cells[key] = (sheet.cell(key[0], column).text, proved[key])
            kept[key] = proved[key]
        elif len(possible) > 1:
            left[key] = _DOUBTFUL
            kept.pop(key, None)
    return Repair(kept, left, cells)


def _damaged(
    sheet: RawSheet, header: Header, problems: Mapping[Key, NumberProblem]
) -> dict[str, bool]:
    """Return the columns of counts when fractions among them look like thousands.

    Beside each stands whether most of its fractions go to the last digit. Numbers rounded to one
    or two decimals, say in thousands, are no such columns: among lost points nine of ten
    fractions have three decimals.
    """
    decimals: dict[str, list[int]] = {}
    for (row, measure), problem in problems.items():
        if problem.rule == _RULE:
            text = sheet.cell(row, header.columns[measure]).text
            decimals.setdefault(measure, []).append(len(text.partition(".")[2]))
    everything = [number for found in decimals.values() for number in found]
    if not everything or 3 * everything.count(3) < len(everything):
        return {}
    if any(max(found) > 3 for found in decimals.values()):
        return {}
    # A column of round thousands shows no fraction, only numbers that are too small.
    counts = (ColumnKind.COUNT, ColumnKind.REMAINDER)
    return {
        measure: 2 * decimals.get(measure, [3]).count(3) >= len(decimals.get(measure, [3]))
        for measure, column in header.layouts.items()
        if column.kind in counts
    }


def _choices(
    sheet: RawSheet, header: Header, row: int, measure: str, values: Mapping[Key, Value]
) -> tuple[int, ...]:
    cell = sheet.cell(row, header.columns[measure])
    value = values.get((row, measure))
    if cell.kind is CellKind.NUMBER and "." in cell.text:
        return (int(Decimal(cell.text) * 1000),)
    if not isinstance(value, int):
        return ()
    if cell.kind is CellKind.NUMBER and 0 < abs(value) < 1000:
        return (value, value * 1000)
    return (value,)


def _proved_in_row(
    row: int,
    layout: SheetLayout,
    choices: Mapping[Key, tuple[int, ...]],
    values: Mapping[Key, Value],
    damaged: Mapping[str, bool],
) -> dict[Key, int]:
    """Return cells for which the identities of their row leave one value.

    A percentage says nothing of the last digits: it proves only columns that show them.
    """
    own = {measure: found for (r, measure), found in choices.items() if r == row and found}
    sums = [s for s in layout.sums if {*s.parts, s.whole} & set(own)]
    ratios = [
        (o.numerator, o.denominator, o.published_percent)
        for o in layout.observations
        if o.denominator and o.published_percent and {o.numerator, o.denominator} & set(own)
    ]
    fitting: list[dict[str, int]] = []
    covered: set[str] = set()
    for assumed in _assignments(own):

        def number(measure: str, assumed: dict[str, int] = assumed) -> int | None:
            value = assumed.get(measure, values.get((row, measure)))
            return value if isinstance(value, int) else None

        held = [_sum_holds(s, number) for s in sums]
        held += [
            _ratio_holds(number(top), number(base), values.get((row, percent)))
            for top, base, percent in ratios
        ]
        if False in held:
            continue
        for identity, holds in zip([*sums, *ratios], held, strict=True):
            if holds:
                named = (
                    (*identity.parts, identity.whole)
                    if isinstance(identity, SumLayout)
                    else identity[:2]
                )
                is_exact = isinstance(identity, SumLayout)
                covered |= {m for m in named if m and (is_exact or damaged.get(m, True))}
        fitting.append(assumed)
    if not fitting:
        return {}
    return {
        (row, measure): fitting[0][measure]
        for measure in own
        if measure in covered and len({assumed[measure] for assumed in fitting}) == 1
    }


def _assignments(own: Mapping[str, tuple[int, ...]]) -> Iterator[dict[str, int]]:
    if sum(len(found) > 1 for found in own.values()) > _MOST_CHOICES:
        return
    for chosen in product(*own.values()):
        yield dict(zip(own, chosen, strict=True))


def _sum_holds(identity: SumLayout, number: Callable[[str], int | None]) -> bool | None:
    parts, whole = [number(part) for part in identity.parts], number(identity.whole)
    numbers = [part for part in parts if part is not None]
    if whole is None or len(numbers) < len(parts):
        return None
    return sum(numbers) == whole


def _ratio_holds(top: int | None, base: int | None, percent: Value | None) -> bool | None:
    if top is None or not base or not isinstance(percent, str) or isinstance(percent, Absence):
        return None
    unit = Decimal(1).scaleb(-len(percent.partition(".")[2]))
    exact = Decimal(100 * top) / base
    # A source may cut off instead of rounding, and may write the fraction.
    return (
        abs(Decimal(percent) - exact) <= unit or abs(Decimal(percent) * 100 - exact) <= unit * 100
    )


def _proved_by_total(
    measure: str,
    rows: Sequence[TableRow],
    choices: Mapping[Key, tuple[int, ...]],
    proved: Mapping[Key, int],
) -> dict[Key, int]:
    """Return the cells of a column whose total leaves one way to read it."""
    totals = [row.row for row in rows if row.is_total]
    parts = [row.row for row in rows if not row.is_total]
    keys = [(row, measure) for row in (*parts, *totals)]
    known = [(proved[key],) if key in proved else choices[key] for key in keys]
    if len(totals) != 1 or len(parts) < 2 or not all(known):
        return {}
    if sum(len(found) > 1 for found in known) > _MOST_CHOICES:
        return {}
    fitting = [chosen for chosen in product(*known) if sum(chosen[:-1]) == chosen[-1]]
    return dict(zip(keys, fitting[0], strict=True)) if len(fitting) == 1 else {}
