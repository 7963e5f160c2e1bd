"""What does not fit in the plans, check by check, each as a question with what to do."""

import re

from helpers.display import (
    Cell,
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
from helpers.display.formats import count, decimal, number_word
from helpers.display.models.text import Rich
from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.findings import Amount, MismatchRow
from helpers.figures.harmonization.mismatches.registry import Check, all_checks
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import money_words
from helpers.sections.naming import name
from helpers.sections.wording import sentences
from helpers.vocabulary.region_code import RegionCode

_REGION = re.compile(r"(?<![\d.])\d{2}\.\d{2}(?![\d.]*\d)")
_MARKS = {Severity.WARNING: "▲", Severity.NOTE: "△", Severity.BLOCKING: "■"}


def mismatches(programme: Programme) -> Stack:
    """Return the overview of the ten questions, then the findings of each."""
    heading = Heading(
        text=_heading(programme),
        new_page=programme.has_plans,
        outline=programme.text("mismatches.outline"),
    )
    if not programme.has_plans:
        notice = Notice(
            title=programme.text("matrix.none_title"),
            text=programme.say("mismatches.none_judged"),
            kind="warning",
        )
        return Stack(parts=(heading, notice))
    found = [check for check in all_checks() if programme.mismatches.of(check.key)]
    return Stack(
        parts=(
            heading,
            Sentence(role="lead", text=_lead(programme)),
            _overview(programme),
            *(part for check in found for part in _check(programme, check)),
        )
    )


def unjudged(programme: Programme) -> Stack:
    """Return what nobody could judge, and why; government by government."""
    rows = programme.mismatches.unjudged
    heading = Heading(text=programme.say("unjudged.heading"), level=2)
    if not rows:
        return Stack(parts=(heading, Sentence(text=programme.say("unjudged.none"))))
    reasons: dict[tuple[RegionCode, str, str], list[str]] = {}
    numbers = {check.key: check.number for check in all_checks()}
    for one in rows:
        key = (one.region_code, one.reason, one.indicator)
        reasons.setdefault(key, []).append(str(numbers[one.check]))
    return Stack(
        parts=(
            heading,
            Table(
                name="tidak_dinilai",
                columns=(
                    Column(key="pemerintah", label="Pemerintah"),
                    Column(key="pemeriksaan", label="Pemeriksaan"),
                    Column(key="indikator", label="Indikator"),
                    Column(key="alasan", label="Alasan", weight=1),
                ),
                rows=tuple(
                    Row(
                        cells=(
                            Cell(text=programme.label(code)),
                            Cell(
                                text=programme.text("unjudged.all")
                                if len(checks) == len(numbers)
                                else ", ".join(checks)
                            ),
                            Cell(text=_indicator(programme, indicator)),
                            Cell(text=reason),
                        )
                    )
                    for (code, reason, indicator), checks in reasons.items()
                ),
                caption=programme.say("unjudged.caption"),
                compact=True,
                is_sample=programme.is_sample,
            ),
        )
    )


def amount_words(programme: Programme, amount: Amount) -> str:
    """Return an exact amount for print: ``selisih 5 poin persen``, ``pagu Rp36 juta``."""
    if amount.unit == "rupiah":
        number = money_words(programme, abs(int(amount.value)))
        sign = "−" if amount.value < 0 else ""
        return f"{amount.label} {sign}{number}"
    value = amount.value
    is_whole = value == int(value)
    text = count(int(abs(value))) if is_whole else decimal(abs(value))
    # A year is no quantity: no dots between its thousands.
    text = str(int(value)) if not amount.unit else text
    sign = "−" if value < 0 else ""
    return f"{amount.label} {sign}{text} {amount.unit}".strip()


def named(programme: Programme, text: str) -> str:
    """Return a finding's words with names in place of region codes."""

    def replaced(match: re.Match[str]) -> str:
        try:
            return programme.label(RegionCode(match[0]))
        except (KeyError, ValueError):
            return match[0]

    return _REGION.sub(replaced, text)


def severity_mark(severity: Severity) -> str:
    """Return the shape of a severity."""
    return _MARKS[severity]


def severity_text(severity: Severity) -> str:
    """Return a severity by word and shape."""
    return f"{_MARKS[severity]} {severity.value}"


def _heading(programme: Programme) -> Rich:
    if not programme.has_plans:
        return programme.say("mismatches.heading_unjudged")
    total = len(programme.mismatches.rows)
    if not total:
        return programme.say("mismatches.heading_none")
    return programme.say("mismatches.heading", count=count(total))


def _lead(programme: Programme) -> Rich:
    rows = programme.mismatches.rows
    warnings = sum(row.severity is Severity.WARNING for row in rows)
    governments = {row.region_code for row in rows}
    return sentences(
        programme.say(
            "mismatches.lead",
            warnings=number_word(warnings),
            notes=number_word(len(rows) - warnings),
            governments=number_word(len(governments)),
            total=number_word(len(programme.plans.plans)),
        )
        if rows
        else programme.say("mismatches.lead_none", total=number_word(len(programme.plans.plans))),
        programme.say("mismatches.tone"),
    )


def _overview(programme: Programme) -> Table:
    return Table(
        name="pemeriksaan",
        columns=(
            Column(key="nomor", label="No", kind=ColumnKind.COUNT),
            Column(key="pertanyaan", label="Pertanyaan", weight=1),
            Column(key="temuan", label="Temuan", kind=ColumnKind.COUNT),
            Column(key="bobot", label="Bobot", kind=ColumnKind.STATUS),
        ),
        rows=tuple(_overview_row(programme, check) for check in all_checks()),
        caption=programme.say("mismatches.overview_caption"),
        is_sample=programme.is_sample,
    )


def _overview_row(programme: Programme, check: Check) -> Row:
    rows = programme.mismatches.of(check.key)
    gravest = (
        Severity.WARNING if any(r.severity is Severity.WARNING for r in rows) else Severity.NOTE
    )
    return Row(
        cells=(
            Cell(text=str(check.number), value=check.number),
            Cell(text=check.question),
            Cell(text=count(len(rows)), value=len(rows), strong=bool(rows)),
            Cell(
                text=severity_text(gravest),
                tone=Tone.NOT_REACHED if gravest is Severity.WARNING else Tone.PLAIN,
            )
            if rows
            else Cell(text=programme.text("mismatches.aligned"), tone=Tone.REACHED),
        )
    )


def _check(programme: Programme, check: Check) -> tuple[Table]:
    rows = programme.mismatches.of(check.key)
    return (
        Table(
            name=f"temuan_{check.number}",
            columns=(
                Column(key="pemerintah", label="Pemerintah, kode", weight=1.25),
                Column(key="temuan", label="Yang tidak selaras", weight=2.2),
                Column(key="besaran", label="Besaran", weight=1.2),
                Column(key="tindak_lanjut", label="Tindak lanjut", weight=1.7),
            ),
            rows=tuple(_finding(programme, row) for row in rows),
            caption=programme.say(
                "mismatches.check_caption", number=str(check.number), question=check.question
            ),
            numbered=False,
            compact=True,
            is_sample=programme.is_sample,
        ),
    )


def subject_of(programme: Programme, row: MismatchRow) -> str:
    """Return the code, else the indicator, that a finding speaks of."""
    return row.code or _indicator(programme, row.indicator)


def _indicator(programme: Programme, key: str) -> str:
    return name(programme.study, programme.study.catalogue.indicator(key)) if key else "–"


def _finding(programme: Programme, row: MismatchRow) -> Row:
    amounts = "; ".join(amount_words(programme, amount) for amount in row.amounts)
    return Row(
        cells=(
            Cell(
                text=f"{_MARKS[row.severity]} {programme.label(row.region_code)}",
                below=subject_of(programme, row),
                strong=programme.is_own(row.region_code),
            ),
            Cell(text=named(programme, row.what), below=_place(row)),
            Cell(text=amounts or "–"),
            Cell(text=row.action),
        )
    )


def _place(row: MismatchRow) -> str:
    """Return sheet and cell; the file is named once in the annex."""
    return " › ".join(part for part in (row.place.sheet, row.place.cell) if part)
