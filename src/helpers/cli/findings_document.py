"""Findings as documents that can be sent to whoever must act: XLSX and HTML, by region."""

from collections.abc import Sequence

from helpers.display import Cell, Column, Heading, Row, Sentence, Table, rich
from helpers.errors import Finding, Severity
from helpers.rendering.blocks import Block
from helpers.rendering.document import Document
from helpers.rendering.html_page import html_page
from helpers.rendering.numbering import Numbering
from helpers.rendering.xlsx_file import xlsx_file
from helpers.vocabulary.regions import region_table

_TITLE = "Temuan pemeriksaan masukan"
_COLUMNS = (
    Column(key="bobot", label="Bobot", weight=1),
    Column(key="berkas", label="Berkas", weight=1.6),
    Column(key="lembar", label="Lembar", weight=1.2),
    Column(key="sel", label="Sel", weight=1),
    Column(key="masalah", label="Masalah", weight=3),
    Column(key="tindakan", label="Yang perlu dilakukan", weight=2.4),
)
_ORDER = list(Severity)


def findings_files(findings: Sequence[Finding]) -> dict[str, bytes]:
    """Return the documents by file name; the same findings give the same bytes."""
    document = _document(findings)
    return {
        "temuan.html": html_page(document).encode("utf-8"),
        "temuan.xlsx": xlsx_file(document),
    }


def by_actor(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Group findings by the region that must act, in code order; the rest by file.

    Within a group what blocks comes first.
    """
    groups: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        is_region = finding.region_code in region_table()
        key = (0, finding.region_code) if is_region else (1, finding.place.file)
        groups.setdefault(key, []).append(finding)
    return {
        _name(key): sorted(groups[key], key=lambda f: (_ORDER.index(f.severity), f.place))
        for key in sorted(groups)
    }


def _name(key: tuple[int, str]) -> str:
    rank, text = key
    if rank == 0:
        return f"{region_table()[text].label} ({text})"
    return f"Pengirim {text}" if text else "Semua berkas"


def _document(findings: Sequence[Finding]) -> Document:
    counts = {s: sum(finding.severity is s for finding in findings) for s in Severity}
    said = ", ".join(f"{number} {severity.value}" for severity, number in counts.items())
    blocks: list[Block] = [
        Heading(text=rich(_TITLE)),
        Sentence(text=rich(f"{said}. Dikelompokkan menurut wilayah yang perlu menindaklanjuti.")),
    ]
    for name, group in by_actor(findings).items():
        blocks += [Heading(text=rich(name), level=2), _table(name, group)]
    if not findings:
        blocks.append(Sentence(text=rich("Tidak ada temuan.")))
    return Document(
        title=_TITLE, cover=None, opening=(), blocks=Numbering().apply(blocks), tables=()
    )


def _table(name: str, findings: Sequence[Finding]) -> Table:
    return Table(
        name=name,
        columns=_COLUMNS,
        rows=tuple(
            Row(
                cells=(
                    Cell(text=finding.severity.value, strong=finding.is_blocking),
                    Cell(text=finding.place.file),
                    Cell(text=finding.place.sheet),
                    Cell(text=finding.place.cell),
                    Cell(text=finding.problem),
                    Cell(text=finding.action),
                )
            )
            for finding in findings
        ),
        caption=rich(f"Temuan untuk {name}"),
        numbered=False,
        compact=True,
    )
