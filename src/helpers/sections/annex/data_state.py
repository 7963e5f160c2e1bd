"""What was read: sources with their fingerprints, completeness, findings."""

import re
from dataclasses import replace

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table, Tone
from helpers.display.formats import count, enumeration, long_date
from helpers.errors import Finding
from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.study import Study

_FINGERPRINT_LETTERS = 12
_MOST_FINDINGS = 30
_NUMBERS = re.compile(r"\d+(?:[.,:-]\d+)*")


def data_state(study: Study) -> Stack:
    """Return sources, completeness and findings."""
    findings = grouped(study, study.data.findings)
    return Stack(
        parts=(
            Heading(text=study.say("annex.sources_heading"), level=2),
            _sources(study),
            _completeness(study),
            _findings(study, findings[:_MOST_FINDINGS])
            if findings
            else Sentence(text=study.say("annex.findings_none")),
            *(
                (
                    Sentence(
                        role="note",
                        text=study.say(
                            "annex.findings_more", count=count(len(findings) - _MOST_FINDINGS)
                        ),
                    ),
                )
                if len(findings) > _MOST_FINDINGS
                else ()
            ),
        )
    )


def grouped(study: Study, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return one finding for those that say the same of one region on several days.

    A coverage above 100 % is noted at every snapshot; the reader needs it once per region and
    indicator, with how often. The latest one stands for all.
    """
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        words = " ".join(_NUMBERS.sub("", finding.problem).split())
        alike.setdefault((finding.rule, finding.region_code, words), []).append(finding)
    return tuple(_one_of(study, group) for group in alike.values())


def _one_of(study: Study, group: list[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    last = group[0]
    times = study.text("annex.findings_times", problem=last.problem, count=count(len(group)))
    return replace(last, problem=times)


def _sources(study: Study) -> Table:
    def kind(is_sample: bool) -> str:
        return study.text("annex.sample_yes" if is_sample else "annex.sample_no")

    return Table(
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
                    Cell(text=kind(source.is_sample)),
                    Cell(text=source.sha256[:_FINGERPRINT_LETTERS]),
                )
            )
            for source in study.data.sources
        ),
        caption=study.say("annex.sources_caption"),
        notes=(study.say("annex.sources_note"),),
    )


def _completeness(study: Study) -> Table:
    """Return how many kabupaten/kota have reported: main indicators, and what is incomplete.

    Main indicators have a line each; others that lack the same regions share one, and what
    everybody reported is named below the table.
    """
    main: list[Row] = []
    lacking: dict[tuple[str, ...], list[str]] = {}
    complete: list[str] = []
    for indicator in study.catalogue.indicators:
        for basis in indicator.bases:
            one = study.evaluation.of(indicator.key, basis=basis.key)
            if indicator.is_main and one.judging:
                label = f"{indicator.term}: {basis.label}"
                main.append(_completeness_row(study, label, _missing(study, one)))
            elif one.has_data and one.rows_missing:
                named = lacking.setdefault(_missing(study, one), [])
                if indicator.short_term not in named:
                    named.append(indicator.short_term)
            elif one.has_data and indicator.short_term not in complete:
                complete.append(indicator.short_term)
    others = study.say("annex.completeness_others", names=enumeration(complete))
    return Table(
        name="kelengkapan",
        columns=(
            Column(key="indikator", label="Indikator: basis", weight=3),
            Column(key="kab_kota", label="Kab/kota dengan data", kind=ColumnKind.COUNT),
            Column(key="keadaan", label="Keadaan", kind=ColumnKind.STATUS, weight=2),
        ),
        rows=(
            *main,
            *(
                _completeness_row(study, enumeration(names), missing)
                for missing, names in lacking.items()
            ),
        ),
        caption=study.say("annex.completeness_caption", as_of=long_date(study.as_of)),
        notes=(others,) if complete else (),
        compact=True,
        is_sample=study.is_sample,
    )


def _missing(study: Study, one: Assessment) -> tuple[str, ...]:
    rows = study.evaluation.rows(one.indicator, one.basis)
    codes = sorted(row.region_code for row in rows if row.verdict is Verdict.NO_DATA)
    return tuple(study.label(code) for code in codes)


def _completeness_row(study: Study, label: str, missing: tuple[str, ...]) -> Row:
    rows = len(study.evaluation.row_regions)
    with_data = rows - len(missing)
    if not missing:
        state = Cell(text=study.text("annex.completeness_all"))
    elif not with_data:
        state = Cell(text=study.text("annex.completeness_none"), tone=Tone.MUTED)
    else:
        names = enumeration(missing)
        state = Cell(text=study.text("annex.completeness_some", names=names), tone=Tone.MUTED)
    return Row(
        cells=(
            Cell(text=label),
            Cell(text=f"{count(with_data)} / {count(rows)}", value=with_data),
            state,
        )
    )


def _findings(study: Study, findings: tuple[Finding, ...]) -> Table:
    return Table(
        name="catatan_sumber",
        columns=(
            Column(key="tempat", label="Tempat", weight=1.4),
            Column(key="bobot", label="Bobot"),
            Column(key="masalah", label="Catatan", weight=2.2),
            Column(key="tindakan", label="Tindak lanjut", weight=1.8),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=str(finding.place)),
                    Cell(text=finding.severity.value),
                    Cell(text=finding.problem),
                    Cell(text=finding.action),
                )
            )
            for finding in findings
        ),
        caption=study.say("annex.findings_caption"),
        compact=True,
        is_sample=study.is_sample,
    )
