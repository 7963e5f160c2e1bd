"""Blanks, deactivation by ground, adult entries: counts, in code order, never ranked."""

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table, Tone
from helpers.display.formats import count, long_date
from helpers.figures.assessment import Assessment
from helpers.figures.duties import (
    Operation,
    Remaining,
    Reported,
    adult_entries,
    deactivations,
)
from helpers.figures.duties import operations as operations_of
from helpers.figures.verdict import Verdict
from helpers.sections.cells import people_cell
from helpers.sections.history.wording import with_sign
from helpers.sections.study import Study
from helpers.vocabulary.region_code import RegionCode

_STOCK, _USED, _DESTROYED = "blangko_stok", "blangko_terpakai", "blangko_dimusnahkan"
_ADULTS = ("nik_dewasa_baru", "nik_dewasa_direkam")
_BLANKS = (_STOCK, _USED, _DESTROYED)


def operations(study: Study) -> Stack:
    """Return blanks with the numbers of the berita acara, deactivation, and adult entries."""
    found = operations_of(study.evaluation, study.catalogue, study.data.observations)
    heading = Heading(text=study.say("operations.heading"), level=2)
    if not has_operations(study):
        as_of = long_date(study.as_of)
        return Stack(parts=(heading, Sentence(text=study.say("operations.nothing", as_of=as_of))))
    by_key = {(one.indicator, one.basis): one for one in found}
    if study.is_province:
        tables = (_blanks(study, by_key), _by_region(study, by_key))
    else:
        tables = (_blanks(study, by_key), _own_grounds(study))
    return Stack(parts=(heading, *tables))


def has_operations(study: Study) -> bool:
    """Whether anything of blanks, deactivation and adult entries was reported."""
    found = operations_of(study.evaluation, study.catalogue, study.data.observations)
    codes = _codes(study)
    return any(
        row.assessment.has_data for one in found for row in one.rows if row.region_code in codes
    )


_ByKey = dict[tuple[str, str], Operation]


def _codes(study: Study) -> list[RegionCode]:
    if not study.is_province:
        return [study.region.code]
    return [region.code for region in study.evaluation.row_regions]


def _reported(one: Operation, code: RegionCode) -> Reported:
    return next(row for row in one.rows if row.region_code == code)


def number_cell(study: Study, one: Assessment) -> Cell:
    """Return a count; what was not reported and what does not apply print differently."""
    if one.numerator is not None:
        return people_cell(one.numerator)
    if one.verdict is Verdict.NOT_APPLICABLE:
        return Cell(text=study.text("duties.not_applicable"), tone=Tone.MUTED)
    return Cell(text=study.text("operations.missing"), tone=Tone.MUTED)


def _whole(study: Study, one: Assessment) -> Cell:
    cell = number_cell(study, one)
    if one.has_data and one.is_partial:
        return cell.model_copy(
            update={"below": study.text("table.partial", count=count(one.rows_missing))}
        )
    return cell


def _blanks(study: Study, by_key: _ByKey) -> Table:
    blanks = [by_key[key, "jumlah"] for key in _BLANKS if (key, "jumlah") in by_key]
    destroyed = by_key.get((_DESTROYED, "jumlah"))
    total = (
        (
            Row(
                cells=(
                    Cell(text=study.region.label),
                    *(_whole(study, one.whole) for one in blanks),
                    Cell(text=""),
                ),
                role="total",
            ),
        )
        if study.is_province
        else ()
    )
    return Table(
        name="blangko",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota", weight=1),
            *(
                Column(
                    key=one.indicator,
                    label=study.catalogue.indicator(one.indicator).short_term,
                    kind=ColumnKind.COUNT,
                )
                for one in blanks
            ),
            Column(key="berita_acara", label="Nomor berita acara pemusnahan", weight=1.8),
        ),
        rows=(
            *(
                Row(
                    cells=(
                        Cell(text=study.label(code)),
                        *(number_cell(study, _reported(one, code).assessment) for one in blanks),
                        _documents(study, _reported(destroyed, code) if destroyed else None),
                    )
                )
                for code in _codes(study)
            ),
            *total,
        ),
        caption=study.say("operations.blanks_caption", as_of=long_date(study.as_of)),
        notes=(study.say("operations.blanks_note"),),
        compact=True,
        is_sample=study.is_sample,
    )


def _documents(study: Study, destroyed: Reported | None) -> Cell:
    if destroyed is None or destroyed.assessment.numerator is None:
        return Cell(text=study.text("operations.missing"), tone=Tone.MUTED)
    if not destroyed.assessment.numerator:
        return Cell(text="–")
    return Cell(text=destroyed.source or study.text("operations.no_document"))


def _by_region(study: Study, by_key: _ByKey) -> Table:
    """Return requested and done by ground, and adult entries, one line per region."""
    grounds = [found.indicator for found in deactivations(study.evaluation, study.catalogue)]
    columns: list[tuple[Operation, str, str]] = [
        (by_key[key, basis], _ground(study, key), label)
        for key in grounds
        for basis, label in (("diajukan", "Diajukan"), ("selesai", "Selesai"))
    ]
    columns += [
        (by_key[key, "jumlah"], study.text("operations.adults"), label)
        for key, label in zip(_ADULTS, ("Baru", "Direkam"), strict=True)
        if (key, "jumlah") in by_key
    ]
    return Table(
        name="penonaktifan",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota", weight=1),
            *(
                Column(
                    key=f"{one.indicator}_{one.basis}",
                    label=label,
                    kind=ColumnKind.COUNT,
                    group=group,
                )
                for one, group, label in columns
            ),
        ),
        rows=(
            *(
                Row(
                    cells=(
                        Cell(text=study.label(code)),
                        *(
                            number_cell(study, _reported(one, code).assessment)
                            for one, _, _ in columns
                        ),
                    )
                )
                for code in _codes(study)
            ),
            Row(
                cells=(
                    Cell(text=study.region.label),
                    *(number_cell(study, one.whole) for one, _, _ in columns),
                ),
                role="total",
            ),
        ),
        caption=study.say("operations.grounds_caption", as_of=long_date(study.as_of)),
        notes=(study.say("operations.grounds_note"), *_partial_note(study, columns)),
        compact=True,
        is_sample=study.is_sample,
    )


def _partial_note(study: Study, columns: list[tuple[Operation, str, str]]) -> tuple:
    missing = max((one.whole.rows_missing for one, _, _ in columns), default=0)
    return (study.say("operations.partial", count=count(missing)),) if missing else ()


def _ground(study: Study, key: str) -> str:
    """Return the ground alone: ``meninggal`` of ``Nonaktif – meninggal``."""
    return study.catalogue.indicator(key).short_term.rpartition("– ")[2].capitalize()


def _own_grounds(study: Study) -> Table:
    rows = [
        (_ground(study, one.indicator), one)
        for one in deactivations(study.evaluation, study.catalogue, study.region.code)
    ]
    rows.append(
        (study.text("operations.adults"), adult_entries(study.evaluation, study.region.code))
    )
    return Table(
        name="penonaktifan",
        columns=(
            Column(key="alasan", label="Alasan penonaktifan", weight=1),
            Column(key="diajukan", label="Diajukan", kind=ColumnKind.COUNT),
            Column(key="selesai", label="Selesai", kind=ColumnKind.COUNT),
            Column(key="sisa", label="Belum selesai", kind=ColumnKind.COUNT),
        ),
        rows=tuple(_ground_row(study, label, one) for label, one in rows),
        caption=study.say("operations.grounds_caption", as_of=long_date(study.as_of)),
        notes=(study.say("operations.grounds_note_own"),),
        compact=True,
        is_sample=study.is_sample,
    )


def _ground_row(study: Study, label: str, one: Remaining) -> Row:
    missing = Cell(text=study.text("operations.missing"), tone=Tone.MUTED)
    rest = missing if one.open is None else people_cell(one.open)
    if one.open is not None and one.open < 0:
        rest = Cell(text=with_sign(one.open), value=one.open, strong=True)
    return Row(
        cells=(
            Cell(text=label),
            people_cell(one.asked) if one.asked is not None else missing,
            people_cell(one.done) if one.done is not None else missing,
            rest,
        )
    )
