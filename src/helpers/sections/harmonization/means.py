"""Means: jemput-bola team-days and blanks, by region and quarter."""

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table
from helpers.display.formats import count, enumeration, number_word
from helpers.display.models.text import Rich
from helpers.figures.harmonization.means import Blanks
from helpers.figures.harmonization.region_means import RegionMeans
from helpers.sections.cells import NOTHING, people_cell
from helpers.sections.harmonization.programme import Programme
from helpers.sections.wording import sentences

_COUNT = ColumnKind.COUNT


def means(programme: Programme) -> Stack:
    """Return what the drafted or agreed additions ask for."""
    return Stack(
        parts=(
            Heading(
                text=_heading(programme),
                new_page=True,
                outline=programme.text("means.outline"),
            ),
            Sentence(role="lead", text=_lead(programme)),
            _days(programme),
            _blanks(programme),
            _quarters(programme),
        )
    )


def _regions(programme: Programme) -> tuple[RegionMeans, ...]:
    return programme.means.regions


def _total_days(programme: Programme) -> int:
    return sum(one.total_days for one in _regions(programme))


def _heading(programme: Programme) -> Rich:
    ktp, kia = _blank_total(programme, "ktp_el"), _blank_total(programme, "kia")
    return programme.say(
        "means.heading", days=count(_total_days(programme)), ktp=count(ktp), kia=count(kia)
    )


def _blank_total(programme: Programme, card: str) -> int:
    found: list[Blanks | None] = [getattr(one, card) for one in _regions(programme)]
    return sum(one.total for one in found if one is not None)


def _lead(programme: Programme) -> Rich:
    over = [
        one
        for one in _regions(programme)
        if one.available_days is not None and one.total_days > one.available_days
    ]
    return sentences(
        programme.say("means.lead"),
        programme.say(
            "means.over",
            count=number_word(len(over)),
            names=enumeration([programme.label(one.region_code) for one in over]),
        )
        if over
        else programme.say("means.enough"),
    )


def _days(programme: Programme) -> Table:
    shown = [
        indicator
        for indicator in programme.indicators
        if any(one.team_days.get(indicator.key) for one in _regions(programme))
    ]
    quarters = programme.means.quarters
    return Table(
        name="hari_tim",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota", weight=1),
            *(
                Column(
                    key=f"hari_{i.key}",
                    label=f"Hari tim {i.short_term}",
                    kind=_COUNT,
                    summed=True,
                )
                for i in shown
            ),
            Column(key="tersedia", label="Tersedia", kind=_COUNT, summed=True),
            *(
                Column(
                    key=f"hari_{q.year}_t{q.number}",
                    label=f"T{q.number} {q.year}",
                    kind=_COUNT,
                    group="Per triwulan",
                    summed=True,
                )
                for q in quarters
            ),
        ),
        rows=(
            *(
                Row(
                    cells=(
                        Cell(
                            text=programme.label(one.region_code),
                            strong=programme.is_own(one.region_code),
                        ),
                        *(people_cell(one.team_days.get(i.key)) for i in shown),
                        people_cell(one.available_days),
                        *(people_cell(part) for part in programme.means.split(one.total_days)),
                    )
                )
                for one in _regions(programme)
            ),
            Row(
                cells=(
                    Cell(text=programme.text("work.sum")),
                    *(
                        people_cell(sum(one.team_days.get(i.key, 0) for one in _regions(programme)))
                        for i in shown
                    ),
                    people_cell(sum(one.available_days or 0 for one in _regions(programme))),
                    *(
                        people_cell(sum(column))
                        for column in zip(
                            *(programme.means.split(one.total_days) for one in _regions(programme)),
                            strict=True,
                        )
                    ),
                ),
                role="total",
            ),
        ),
        caption=programme.say("means.days_caption"),
        notes=(programme.say("means.days_note"),),
        compact=True,
        is_sample=programme.is_sample,
    )


def _blanks(programme: Programme) -> Table:
    return Table(
        name="blangko",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota", weight=1),
            Column(key="ktp_baru", label="Baru", kind=_COUNT, group="KTP-el", summed=True),
            Column(
                key="ktp_pengganti", label="Pengganti", kind=_COUNT, group="KTP-el", summed=True
            ),
            Column(key="ktp_jumlah", label="Jumlah", kind=_COUNT, group="KTP-el", summed=True),
            Column(key="kia_baru", label="Baru", kind=_COUNT, group="KIA", summed=True),
            Column(
                key="kia_perpanjangan", label="Genap lima", kind=_COUNT, group="KIA", summed=True
            ),
            Column(key="kia_jumlah", label="Jumlah", kind=_COUNT, group="KIA", summed=True),
        ),
        rows=(
            *(
                Row(
                    cells=(
                        Cell(
                            text=programme.label(one.region_code),
                            strong=programme.is_own(one.region_code),
                        ),
                        *_blank_cells(one.ktp_el),
                        *_blank_cells(one.kia),
                    )
                )
                for one in _regions(programme)
            ),
            Row(
                cells=(
                    Cell(text=programme.text("work.sum")),
                    *_blank_sums([one.ktp_el for one in _regions(programme)]),
                    *_blank_sums([one.kia for one in _regions(programme)]),
                ),
                role="total",
            ),
        ),
        caption=programme.say("means.blanks_caption"),
        notes=(programme.say("means.blanks_note"),),
        compact=True,
        is_sample=programme.is_sample,
    )


def _blank_cells(one: Blanks | None) -> tuple[Cell, Cell, Cell]:
    if one is None:
        return NOTHING, NOTHING, NOTHING
    return people_cell(one.new + one.waiting), people_cell(one.again), people_cell(one.total)


def _blank_sums(found: list[Blanks | None]) -> tuple[Cell, Cell, Cell]:
    known = [one for one in found if one is not None]
    return (
        people_cell(sum(one.new + one.waiting for one in known)),
        people_cell(sum(one.again for one in known)),
        people_cell(sum(one.total for one in known)),
    )


def _quarters(programme: Programme) -> Table:
    quarters = programme.means.quarters
    lines = (
        ("means.line_days", _total_days(programme)),
        ("means.line_ktp", _blank_total(programme, "ktp_el")),
        ("means.line_kia", _blank_total(programme, "kia")),
    )
    return Table(
        name="sarana_triwulan",
        columns=(
            Column(key="sarana", label="Se-provinsi", weight=1),
            *(
                Column(key=f"t{q.number}_{q.year}", label=f"T{q.number} {q.year}", kind=_COUNT)
                for q in quarters
            ),
            Column(key="jumlah", label="Jumlah", kind=_COUNT),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=programme.text(key)),
                    *(people_cell(part) for part in programme.means.split(total)),
                    people_cell(total).model_copy(update={"strong": True}),
                )
            )
            for key, total in lines
        ),
        caption=programme.say("means.quarters_caption"),
        notes=(programme.say("means.quarters_note"),),
        is_sample=programme.is_sample,
    )
