"""Tables drawn as text: what a specification shows is what the code gets.

Cells are separated by ``|``; a blank cell or ``…`` is missing, ``tb`` (*tidak berlaku*) is not
applicable, and dots and spaces inside a number are for the eye.
"""

from datetime import date

from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode

MISSING = ("", "…")
NOT_APPLICABLE = "tb"


def drawn(text: str) -> list[dict[str, str]]:
    """Return one dict per drawn row, keyed by the heads of the columns."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip(" -|\t")]
    head, *body = [[cell.strip() for cell in line.split("|")] for line in lines]
    for cells in body:
        assert len(cells) == len(head), f"{cells} does not fit under {head}"
    return [dict(zip(head, cells, strict=True)) for cells in body]


def whole(cell: str) -> int | None:
    """Return the whole number of a cell; ``None`` for a missing or inapplicable one."""
    if cell in MISSING or cell == NOT_APPLICABLE:
        return None
    return int(cell.replace(".", "").replace(" ", ""))


def observations(
    text: str, *, indicator: str, basis: str = "dinamis", as_of: date = date(2024, 11, 12)
) -> tuple[Observation, ...]:
    """Return the observations of a table ``wilayah | pembilang | penyebut [| terbit]``.

    The row of a code without a dot is a published total.
    """
    return tuple(_observation(row, indicator, basis, as_of) for row in drawn(text))


def _observation(row: dict[str, str], indicator: str, basis: str, as_of: date) -> Observation:
    numerator, denominator = row["pembilang"], row.get("penyebut", "")
    if NOT_APPLICABLE in (numerator, denominator):
        state = DataState.NOT_APPLICABLE
    elif numerator in MISSING:
        state = DataState.NO_DATA
    else:
        state = DataState.REPORTED
    code = RegionCode(row["wilayah"])
    return Observation(
        region_code=code,
        indicator=indicator,
        basis=basis,
        as_of=as_of,
        numerator=whole(numerator),
        denominator=whole(denominator),
        state=state,
        published_percent=row.get("terbit") or None,
        is_total="." not in code,
        source="tabel gambar",
    )
