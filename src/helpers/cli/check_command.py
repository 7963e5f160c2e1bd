"""``rakor check``."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from helpers.batch.meeting import Meeting, open_meeting
from helpers.cli.console import columns, say
from helpers.cli.explanation import explained, taught_files
from helpers.cli.paths import existing
from helpers.errors import Finding, InputError, Severity, UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.completeness import missing_regions
from helpers.inputs.project import project_root
from helpers.inputs.reading import Examination, Lesson, SheetSummary
from helpers.inputs.region_data import resolve_deadlines, slice_region
from helpers.inputs.sources import SAMPLE_PREFIX, examine_sources
from helpers.publication.safe_files import shown, write_whole
from helpers.vocabulary.region_code import RegionCode

_PARAMS = (".yaml", ".yml")


@dataclass(slots=True)
class _Checked:
    findings: list[Finding] = field(default_factory=list)
    usage: list[str] = field(default_factory=list)
    summaries: list[SheetSummary] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        severities = {finding.severity for finding in self.findings}
        if Severity.BLOCKING in severities:
            return InputError.exit_code
        if self.usage:
            return UsageError.exit_code
        return int(Severity.WARNING in severities)

    def take(self, examined: Examination) -> None:
        """Add what was seen of some sources."""
        self.findings += examined.findings
        self.summaries += examined.summaries
        self.lessons += examined.lessons


def run_check(
    inputs: Sequence[str], *, as_json: bool, explain: bool = False, out: Path | None = None
) -> int:
    """Check everything, print all findings grouped by file, return the exit code.

    Parameters
    ----------
    inputs
        Files, folders, samples, or params.
    as_json
        Whether findings are printed for other programs.
    explain
        Whether to say of each table what was understood.
    out
        Folder for the findings as documents; ``None`` writes nothing.
    """
    checked = _check_all(inputs, project_root())
    if as_json:
        say(json.dumps(_as_json(checked, explain=explain), ensure_ascii=False, indent=2))
    else:
        for line in explained(checked.summaries) if explain else []:
            say(line)
        _print(checked)
    if out is not None:
        # Only now: the page's writers are not needed to look at a file.
        from helpers.cli.findings_document import findings_files  # noqa: PLC0415

        for name, data in findings_files(checked.findings).items():
            path = (out / name).absolute()
            write_whole(path, data)
            if not as_json:
                say(f"ditulis: {shown(path)}")
    return checked.exit_code


def _check_all(inputs: Sequence[str], root: Path) -> _Checked:
    params = [name for name in inputs if name.lower().endswith(_PARAMS)]
    files = [_source(name) for name in inputs if name not in params]
    checked = _Checked()
    for name in params:
        try:
            meeting = open_meeting(existing(Path(name)), root)
            checked.findings += meeting.reading.findings
            checked.summaries += meeting.reading.summaries
            checked.findings += _incomplete(meeting)
        except InputError as error:
            checked.findings += error.findings
        except UsageError as error:
            checked.usage.append(str(error))
    if files:
        try:
            examined = examine_sources(files, root, load_catalogue(root))
            checked.take(examined)
            if examined.reading is not None:
                checked.findings += missing_regions(examined.reading, load_catalogue(root))
        except UsageError as error:
            checked.usage.append(str(error))
    checked.findings = list(dict.fromkeys(checked.findings))
    return checked


def _incomplete(meeting: Meeting) -> list[Finding]:
    """Return what the sources do not say of the meeting's regions: warnings, and no refusal."""
    params, reading = meeting.params, meeting.reading
    catalogue = load_catalogue(meeting.root)
    deadlines = resolve_deadlines(params.deadline, catalogue)
    findings: list[Finding] = []
    for province in dict.fromkeys(job.region.province for job in meeting.jobs):
        try:
            data = slice_region(
                reading,
                RegionCode(province),
                params.as_of,
                year=params.year,
                deadlines=deadlines,
                catalogue=catalogue,
            )
            findings += data.findings
        except InputError as error:
            findings += [replace(f, severity=Severity.WARNING) for f in error.findings]
    return findings


def _source(name: str) -> str:
    """Return a source as `read_sources` takes it; one that is not there keeps its short name."""
    path = Path(name)
    return str(path.absolute()) if path.exists() and not name.startswith(SAMPLE_PREFIX) else name


def _print(checked: _Checked) -> None:
    for message in checked.usage:
        say(message)
    for file, findings in _by_file(checked.findings).items():
        say(file or "semua berkas")
        rows = [(f"  {finding.severity}", _without_file(finding)) for finding in findings]
        for line in columns(rows):
            say(line)
    if checked.findings:
        counts = _counts(checked.findings).items()
        say(", ".join(f"{number} {severity}" for severity, number in counts))
    elif not checked.usage:
        say("tidak ada temuan")
    for line in taught_files(checked.lessons):
        say(line)


def _without_file(finding: Finding) -> str:
    where = " › ".join(part for part in (finding.place.sheet, finding.place.cell) if part)
    return f"{where}: {finding.problem} → {finding.action}".removeprefix(": ")


def _by_file(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.place.file, []).append(finding)
    return groups


def _counts(findings: Sequence[Finding]) -> dict[Severity, int]:
    return {s: sum(finding.severity is s for finding in findings) for s in Severity}


def _as_json(checked: _Checked, *, explain: bool) -> dict[str, Any]:
    """Return findings for other programs; keys and severities are English and stable."""
    tables = {"tables": [_table_json(s) for s in checked.summaries]} if explain else {}
    return {
        **tables,
        "exit_code": checked.exit_code,
        "usage": list(checked.usage),
        "counts": {s.name.lower(): n for s, n in _counts(checked.findings).items()},
        "files": [
            {"file": file, "findings": [_finding_json(finding) for finding in findings]}
            for file, findings in _by_file(checked.findings).items()
        ],
    }


def _table_json(summary: SheetSummary) -> dict[str, Any]:
    return {
        "file": summary.file,
        "sheet": summary.sheet,
        "layout": summary.layout,
        "as_of": str(summary.as_of or ""),
        "header_row": summary.header_row,
        "observations": list(summary.observations),
        "columns": [{"header": text, "measure": measure} for text, measure in summary.columns],
        "unused": list(summary.unused),
        "region_rows": summary.region_rows,
        "total_rows": summary.total_rows,
    }


def _finding_json(finding: Finding) -> dict[str, str]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.name.lower(),
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "region_code": finding.region_code,
        "problem": finding.problem,
        "action": finding.action,
    }
