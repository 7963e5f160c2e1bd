"""Assumptions printed as assumptions, formulas, and what was read."""

from helpers.display import Cell, Column, Heading, Items, Row, Stack, Table
from helpers.display.formats import count, long_date
from helpers.errors import Finding
from helpers.inputs.reading import SourceFile
from helpers.sections.harmonization.mismatches import unjudged
from helpers.sections.harmonization.programme import Programme
from helpers.vocabulary.assumptions import Assumption
from helpers.vocabulary.region_code import NATIONAL

_FINGERPRINT_LETTERS = 12
_MOST_FINDINGS = 12


def assumptions(programme: Programme) -> Stack:
    """Return every assumed value with unit, source and reason, then the links."""
    return Stack(
        parts=(
            Heading(
                text=programme.say("assumptions.heading"),
                new_page=True,
                outline=programme.text("assumptions.outline"),
            ),
            Table(
                name="asumsi",
                columns=(
                    Column(key="asumsi", label="Asumsi", weight=1.3),
                    Column(key="nilai", label="Nilai", weight=1),
                    Column(key="alasan", label="Alasan", weight=2),
                    Column(key="sumber", label="Sumber", weight=1.2),
                ),
                rows=tuple(_assumption(programme, one) for one in _printed(programme)),
                caption=programme.say("assumptions.caption"),
                notes=(programme.say("assumptions.note"),),
                compact=True,
            ),
        )
    )


def method(programme: Programme) -> Items:
    """Return the formulas, as an auditor recomputes them by hand."""
    next_year = programme.next_year
    return Items(
        heading=programme.text("annex.formulas"),
        items=(
            programme.say(
                "method.flow", until=long_date(next_year.until), days=count(next_year.days)
            ),
            programme.say("method.work"),
            programme.say("method.uniform"),
            programme.say("method.proportional"),
            programme.say("method.capacity"),
            programme.say("method.paces"),
            programme.say("method.target"),
        ),
    )


def inputs(programme: Programme) -> Stack:
    """Return what could not be judged, the files that were read, and notes of the intake."""
    sources = {source.name: source for source in _sources(programme)}
    findings = _findings(programme)
    parts = (
        unjudged(programme),
        Heading(text=programme.say("annex.sources_heading"), level=2),
        Table(
            name="sumber",
            columns=(
                Column(key="berkas", label="Berkas", weight=2),
                Column(key="jenis", label="Jenis"),
                Column(key="sidik", label="Sidik berkas", weight=1),
            ),
            rows=tuple(
                Row(
                    cells=(
                        Cell(text=source.name),
                        Cell(
                            text=programme.text(
                                "annex.sample_yes" if source.is_sample else "annex.sample_no"
                            )
                        ),
                        Cell(text=source.sha256[:_FINGERPRINT_LETTERS]),
                    )
                )
                for source in sources.values()
            ),
            caption=programme.say("annex.sources_caption"),
            notes=(programme.say("annex.sources_note"),),
        ),
        _findings_table(programme, findings) if findings else None,
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def _printed(programme: Programme) -> list[Assumption]:
    """Return the values that can concern the province, a meeting's own ones first."""
    scopes = {NATIONAL, *programme.governments}
    values = [one for one in programme.assumptions.values if one.region_code in scopes]
    seen: set[tuple[str, str, str]] = set()
    found: list[Assumption] = []
    for one in values:
        key = (one.key, one.indicator, one.region_code)
        if key not in seen:
            seen.add(key)
            found.append(one)
    order = list(_NAMES)
    return sorted(found, key=lambda one: order.index(one.key))


def _assumption(programme: Programme, one: Assumption) -> Row:
    catalogue = programme.study.catalogue
    about = [programme.text(_NAMES[one.key])]
    about += [catalogue.indicator(one.indicator).short_term] if one.indicator else []
    about += [programme.label(one.region_code)] if one.region_code != NATIONAL else []
    own = "" if one.is_default else f" ({programme.text('assumptions.own')})"
    return Row(
        cells=(
            Cell(text=", ".join(about)),
            Cell(text=f"{_number(one.value)} {one.unit}"),
            Cell(text=one.reason),
            Cell(text=f"{one.source}{own}"),
        )
    )


def _number(value: str) -> str:
    """Return a value with dots between thousands where it is a whole number."""
    return count(int(value)) if value.isascii() and value.isdigit() else value


_NAMES = {
    "single_year_ages": "assumption.single_year_ages",
    "births_per_year": "assumption.births_per_year",
    "net_migration_per_year": "assumption.net_migration_per_year",
    "recorded_before_17": "assumption.recorded_before_17",
    "pace_ceiling": "assumption.pace_ceiling",
    "people_per_team_day": "assumption.people_per_team_day",
    "team_days_per_year": "assumption.team_days_per_year",
    "cost_per_addition_rp": "assumption.cost_per_addition_rp",
    "documents_per_addition": "assumption.documents_per_addition",
    "blanks_per_card": "assumption.blanks_per_card",
    "replaced_per_year": "assumption.replaced_per_year",
    "kia_renewal_age": "assumption.kia_renewal_age",
    "turn_five_per_year": "assumption.turn_five_per_year",
    "pagu_far_percent": "assumption.pagu_far_percent",
}


def _sources(programme: Programme) -> tuple[SourceFile, ...]:
    own = (programme.agreement_source,) if programme.agreement_source else ()
    return (*programme.study.data.sources, *programme.plans.sources, *own)


def _findings(programme: Programme) -> tuple[Finding, ...]:
    """Return the notes of the plans' intake; missing plans are told as not judged."""
    return tuple(one for one in programme.plans.findings if one.rule != "plan_missing")


def _findings_table(programme: Programme, findings: tuple[Finding, ...]) -> Table:
    more = len(findings) - _MOST_FINDINGS
    return Table(
        name="catatan_rencana",
        columns=(
            Column(key="tempat", label="Tempat", weight=1.4),
            Column(key="bobot", label="Bobot"),
            Column(key="masalah", label="Catatan", weight=2.2),
            Column(key="tindakan", label="Tindak lanjut", weight=1.8),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=str(one.place)),
                    Cell(text=one.severity.value),
                    Cell(text=one.problem),
                    Cell(text=one.action),
                )
            )
            for one in findings[:_MOST_FINDINGS]
        ),
        caption=programme.say("inputs.findings_caption"),
        notes=(programme.say("annex.findings_more", count=count(more)),) if more > 0 else (),
        compact=True,
        is_sample=programme.is_sample,
    )
