"""The berita acara: what is agreed for every region and indicator, to be signed."""

from helpers.display import Cell, Column, ColumnKind, Heading, Items, Row, Sentence, Stack, Table
from helpers.display.formats import count, long_date, target_number
from helpers.display.models.text import Rich
from helpers.figures.harmonization.agreed import undistributed
from helpers.figures.harmonization.division import Division
from helpers.figures.harmonization.targets import target_of_additions
from helpers.sections.cells import NOTHING, people_cell
from helpers.sections.harmonization.mismatches import named, severity_mark, subject_of
from helpers.sections.harmonization.number_words import date_in_words
from helpers.sections.harmonization.page_one.decisions import budget_day
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import hundredths_cell, rule_name
from helpers.sections.naming import title
from helpers.vocabulary.agreements import AgreementStatus
from helpers.vocabulary.region_code import RegionCode

_COUNT = ColumnKind.COUNT


def berita_acara(programme: Programme) -> Stack:
    """Return preamble, agreed targets, routes and signatures."""
    year = str(programme.year)
    return Stack(
        parts=(
            Heading(
                text=programme.say("acara.heading", year=year),
                new_page=True,
                outline=programme.text("acara.outline"),
            ),
            Sentence(text=_preamble(programme)),
            Items(marker="numbers", items=_clauses(programme)),
            *(_agreed_table(programme, division) for division in programme.divisions.values()),
            _signatures(programme),
        )
    )


def open_mismatches(programme: Programme) -> Stack | None:
    """Return the annex of the berita acara: findings with room for an answer."""
    rows = programme.mismatches.rows
    if not rows:
        return None
    return Stack(
        parts=(
            Heading(
                text=programme.say("acara.annex_heading", count=count(len(rows))),
                new_page=True,
                outline=programme.text("acara.annex_outline"),
            ),
            Table(
                name="temuan_terbuka",
                columns=(
                    Column(key="nomor", label="No", kind=_COUNT),
                    Column(key="pemerintah", label="Pemerintah, kode", weight=1),
                    Column(key="temuan", label="Temuan", weight=1.7),
                    Column(key="tanggapan", label="Tanggapan dan tenggat", weight=1.3),
                ),
                rows=tuple(
                    Row(
                        cells=(
                            Cell(text=str(number), value=number),
                            Cell(
                                text=f"{severity_mark(row.severity)} "
                                f"{programme.label(row.region_code)}, {subject_of(programme, row)}"
                            ),
                            Cell(text=named(programme, row.what)),
                            Cell(text=""),
                        )
                    )
                    for number, row in enumerate(rows, start=1)
                ),
                notes=(programme.say("acara.annex_note"),),
                caption=programme.say("acara.annex_caption"),
                compact=True,
                is_sample=programme.is_sample,
            ),
        )
    )


def _preamble(programme: Programme) -> Rich:
    meeting = programme.study.meeting
    values = {
        "meeting": meeting.name or programme.text("acara.meeting"),
        "place": meeting.place or "…",
        "region": programme.study.evaluation.region.name,
        "year": str(programme.year),
    }
    if meeting.day is None:
        return programme.say("acara.preamble_undated", **values)
    return programme.say("acara.preamble", day=date_in_words(meeting.day), **values)


def _clauses(programme: Programme) -> tuple[Rich, ...]:
    year = programme.year
    return (
        programme.say("acara.clause_targets", until=long_date(programme.next_year.until)),
        programme.say("acara.clause_undistributed"),
        programme.say(
            "acara.clause_route",
            year=str(year),
            day=long_date(budget_day(programme)),
            after=str(year + 1),
        ),
        programme.say("acara.clause_mismatches"),
        programme.say("harmonization.data_agreement"),
    )


def _agreed_table(programme: Programme, division: Division) -> Table:
    definition = programme.study.catalogue.indicator(division.indicator)
    return Table(
        name=f"kesepakatan_{division.indicator}",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota"),
            Column(key="tambahan", label="Tambahan", kind=_COUNT, summed=True),
            Column(key="target_persen", label="Target", kind=ColumnKind.PERCENT),
            Column(key="asal", label="Asal angka"),
            Column(key="status", label="Status", kind=ColumnKind.STATUS),
            Column(key="penanggung_jawab", label="Penanggung jawab", weight=1),
            Column(key="jalur_anggaran", label="Jalur anggaran", weight=1),
        ),
        rows=(
            *(_agreed_row(programme, division, code) for code in programme.rows),
            _agreed_sum(programme, division),
        ),
        caption=programme.say(
            "acara.table_caption",
            title=title(programme.study, definition),
            basis=definition.basis(division.basis).short_label,
            target=target_number(division.target.hundredths),
        ),
        notes=(_undistributed(programme, division),),
        compact=True,
        is_sample=programme.is_sample,
    )


def _agreed_row(programme: Programme, division: Division, code: RegionCode) -> Row:
    first = Cell(text=programme.label(code), strong=programme.is_own(code))
    agreed = programme.agreed_for(division.indicator, code)
    share = division.drafted(code)
    if agreed is not None:
        target = agreed.target_hundredths
        if target is None and share is not None:
            target = target_of_additions(share.need, agreed.additions)
        return Row(
            cells=(
                first,
                people_cell(agreed.additions),
                hundredths_cell(target),
                Cell(text=agreed.origin),
                Cell(text=_status(agreed.status)),
                Cell(text=agreed.owner),
                Cell(text=agreed.budget_route),
            )
        )
    if share is None:
        return Row(cells=(first, *(NOTHING,) * 6))
    return Row(
        cells=(
            first,
            people_cell(share.additions),
            hundredths_cell(share.target_hundredths),
            Cell(text=rule_name(programme, division.draft.rule)),
            Cell(text=_status(AgreementStatus.NOT_AGREED)),
            Cell(text=""),
            Cell(text=""),
        )
    )


_STATUS_MARKS = {
    AgreementStatus.AGREED: "■",
    AgreementStatus.WITH_NOTE: "▲",
    AgreementStatus.NOT_AGREED: "□",
}


def _status(status: AgreementStatus) -> str:
    return f"{_STATUS_MARKS[status]} {status.value}"


def _additions(programme: Programme, division: Division) -> int:
    total = 0
    for code in programme.rows:
        agreed, share = programme.agreed_for(division.indicator, code), division.drafted(code)
        if agreed is not None:
            total += agreed.additions
        elif share is not None:
            total += share.additions
    return total


def _agreed_sum(programme: Programme, division: Division) -> Row:
    total = _additions(programme, division)
    task = division.task
    reached = 10_000 * (task.holders + total) // task.base if task.base else None
    return Row(
        cells=(
            Cell(text=programme.label(programme.province)),
            people_cell(total),
            hundredths_cell(reached),
            *(Cell(text=""),) * 4,
        ),
        role="total",
    )


def _undistributed(programme: Programme, division: Division) -> Rich:
    unit = programme.study.catalogue.indicator(division.indicator).unit
    needed = division.task.needed
    mine = [one for one in programme.agreed if one.indicator == division.indicator]
    if any(one.status.is_binding for one in mine):
        left = undistributed(needed, mine)
        key = "acara.undistributed_agreed" if left >= 0 else "acara.more_than_needed"
        return programme.say(key, needed=count(needed), left=count(abs(left)), unit=unit)
    left = needed - _additions(programme, division)
    key = "acara.undistributed_draft" if left > 0 else "acara.nothing_left"
    return programme.say(key, needed=count(needed), left=count(max(0, left)), unit=unit)


def _signatures(programme: Programme) -> Table:
    return Table(
        name="tanda_tangan",
        columns=(
            Column(key="nomor", label="No", kind=_COUNT),
            Column(key="pemerintah", label="Pemerintah"),
            Column(key="nama_jabatan", label="Nama dan jabatan", weight=1),
            Column(key="tanda_tangan", label="Tanda tangan", weight=1),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=str(number), value=number),
                    Cell(text=programme.label(code)),
                    Cell(text="", below=" "),
                    Cell(text="", below=" "),
                )
            )
            for number, code in enumerate(programme.governments, start=1)
        ),
        caption=programme.say("acara.signatures_caption"),
        numbered=False,
    )
