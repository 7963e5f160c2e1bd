"""Order within the province and within population classes, and shares of the summed shortfall."""

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table
from helpers.display.formats import count, decimal, enumeration, exact_decimal, long_date
from helpers.display.models.text import Rich
from helpers.figures.comparison import (
    POPULATION,
    Peer,
    Place,
    PopulationClass,
    compare_rows,
    points_above_national,
)
from helpers.sections.cells import NOTHING, coverage, people_cell
from helpers.sections.history.reference import reference_day
from helpers.sections.history.rows import changes_by_region
from helpers.sections.history.wording import points_with_sign
from helpers.sections.naming import mid_sentence, title
from helpers.sections.printing import coverage_words
from helpers.sections.study import Study
from helpers.sections.wording import sentences
from helpers.vocabulary.region_code import RegionCode

_Peers = dict[tuple[str, RegionCode], Peer]


def comparison(study: Study) -> Stack:
    """Return the chapter on comparison: of a province all rows by class, else the own places."""
    peers = {
        (key, peer.region_code): peer
        for key in study.evaluation.main_indicators
        for peer in compare_rows(study.evaluation, key)
    }
    said = sentences(study.say("comparison.lead"), _national(study))
    if not study.is_province:
        heading = Heading(text=study.say("comparison.heading_own"), level=2)
        return Stack(parts=(heading, Sentence(text=said), _own_places(study, peers)))
    day = reference_day(study)
    parts = (
        Heading(
            text=study.say("comparison.heading"),
            new_page=study.starts_pages,
            outline=study.text("comparison.outline"),
        ),
        Sentence(role="lead", text=said),
        _by_class(study, peers),
        changes_by_region(study, day) if day is not None else None,
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def _national(study: Study) -> Rich:
    told: list[str] = []
    for one in study.main():
        points = points_above_national(one, study.nation)
        if points is None or study.nation is None:
            continue
        national = study.nation.of(one.indicator, basis=one.basis)
        told.append(
            study.text(
                "comparison.national_one",
                name=mid_sentence(study.catalogue.indicator(one.indicator)),
                coverage=coverage_words(national),
                points=points_with_sign(points),
            )
        )
    as_of = long_date(study.as_of)
    if not told:
        return study.say("comparison.national_none", as_of=as_of)
    return study.say("comparison.national", as_of=as_of, rows=enumeration(told))


def _by_class(study: Study, peers: _Peers) -> Table:
    keys = study.evaluation.main_indicators
    regions = study.evaluation.row_regions
    rows: list[Row] = []
    for kind in PopulationClass:
        members = [r.code for r in regions if peers[keys[0], r.code].population_class is kind]
        members.sort(key=lambda code: (-(_population(study, code) or 0), code))
        if members:
            group = study.text("comparison.class", kind=kind.value, count=count(len(members)))
            rows.append(Row(cells=_padded(Cell(text=group), 2 + 2 * len(keys)), role="group"))
            rows += [Row(cells=_cells(study, code, peers)) for code in members]
    return Table(
        name="perbandingan",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota", weight=1),
            Column(key="penduduk", label="Penduduk", kind=ColumnKind.COUNT),
            *(
                column
                for key in keys
                for column in (
                    Column(
                        key=f"{key}_urutan",
                        label="Urutan",
                        kind=ColumnKind.COUNT,
                        group=title(study, study.catalogue.indicator(key)),
                    ),
                    Column(
                        key=f"{key}_andil_persen",
                        label="Andil",
                        kind=ColumnKind.PERCENT,
                        group=title(study, study.catalogue.indicator(key)),
                    ),
                )
            ),
        ),
        rows=tuple(rows),
        caption=study.say("comparison.caption"),
        notes=(study.say("comparison.note"), study.say("comparison.note_class")),
        compact=True,
        is_sample=study.is_sample,
    )


def _padded(cell: Cell, width: int) -> tuple[Cell, ...]:
    return (cell, *(Cell(text="") for _ in range(width - 1)))


def _population(study: Study, code: RegionCode) -> int | None:
    try:
        return study.evaluation.of(POPULATION, code).numerator
    except KeyError:
        return None


def _cells(study: Study, code: RegionCode, peers: _Peers) -> tuple[Cell, ...]:
    cells = [Cell(text=study.label(code)), people_cell(_population(study, code))]
    for key in study.evaluation.main_indicators:
        peer = peers[key, code]
        cells += [_places(peer), share_cell(peer)]
    return tuple(cells)


def _places(peer: Peer) -> Cell:
    if peer.in_province is None or peer.in_class is None:
        return NOTHING
    return Cell(text=f"{peer.in_province.rank} · {peer.in_class.rank}")


def share_cell(peer: Peer) -> Cell:
    """Return the region's part of the rows' summed shortfall, in percent."""
    share = peer.share_of_summed_gap
    if not share:
        return NOTHING
    return Cell(text=f"{decimal(100 * share, 1)} %", value=exact_decimal(100 * share))


def _own_places(study: Study, peers: _Peers) -> Table:
    own = [peers[key, study.region.code] for key in study.evaluation.main_indicators]
    kind = own[0].population_class
    return Table(
        name="perbandingan",
        columns=(
            Column(key="indikator", label="Indikator", weight=1),
            Column(key="cakupan_persen", label="Cakupan", kind=ColumnKind.PERCENT),
            Column(key="urutan", label="Provinsi", kind=ColumnKind.COUNT, group="Urutan"),
            Column(
                key="urutan_kelas",
                label=study.text("comparison.own_class", kind=kind.value if kind else "–"),
                kind=ColumnKind.COUNT,
                group="Urutan",
            ),
            Column(key="di_atasnya", label="Di atasnya", weight=1),
            Column(key="selisih", label="Selisih", kind=ColumnKind.COUNT),
            Column(key="andil_persen", label="Andil kekurangan", kind=ColumnKind.PERCENT),
        ),
        rows=tuple(Row(cells=_own_cells(study, peer)) for peer in own),
        caption=study.say("comparison.own_caption", region=study.region.label),
        notes=(study.say("comparison.own_note"), study.say("comparison.note_class")),
        compact=True,
        is_sample=study.is_sample,
    )


def _own_cells(study: Study, peer: Peer) -> tuple[Cell, ...]:
    indicator = study.catalogue.indicator(peer.assessment.indicator)
    place = peer.in_province
    above = enumeration([study.label(code) for code in place.above]) if place else ""
    return (
        Cell(text=title(study, indicator)),
        coverage(peer.assessment),
        _place(place),
        _place(peer.in_class),
        Cell(text=above) if above else NOTHING,
        people_cell(place.people_to_above if place else None),
        share_cell(peer),
    )


def _place(place: Place | None) -> Cell:
    if place is None:
        return NOTHING
    return Cell(text=f"{place.rank} / {place.ranked_of}", value=place.rank)
