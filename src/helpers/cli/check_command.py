"""``rakor check``."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.batch.meeting import open_meeting
from helpers.cli.console import columns, say
from helpers.cli.paths import existing
from helpers.errors import Finding, InputError, Severity, UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.project import project_root
from helpers.inputs.sources import SAMPLE_PREFIX, read_sources

_PARAMS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class _Checked:
    findings: tuple[Finding, ...] = ()
    usage: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        severities = {finding.severity for finding in self.findings}
        if Severity.BLOCKING in severities:
            return InputError.exit_code
        if self.usage:
            return UsageError.exit_code
        return int(Severity.WARNING in severities)


def run_check(inputs: Sequence[str], *, as_json: bool) -> int:
    """Check everything, print all findings grouped by file, return the exit code."""
    checked = _check_all(inputs, project_root())
    if as_json:
        say(json.dumps(_as_json(checked), ensure_ascii=False, indent=2))
    else:
        _print(checked)
    return checked.exit_code


def _check_all(inputs: Sequence[str], root: Path) -> _Checked:
    params = [name for name in inputs if name.lower().endswith(_PARAMS)]
    files = [_source(name) for name in inputs if name not in params]
    findings: list[Finding] = []
    usage: list[str] = []
    for name in params:
        try:
            findings += open_meeting(existing(Path(name)), root).reading.findings
        except InputError as error:
            findings += error.findings
        except UsageError as error:
            usage.append(str(error))
    if files:
        try:
            findings += read_sources(files, root, load_catalogue(root)).findings
        except InputError as error:
            findings += error.findings
    return _Checked(tuple(dict.fromkeys(findings)), tuple(usage))


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


def _as_json(checked: _Checked) -> dict[str, Any]:
    """Return findings for other programs; keys and severities are English and stable."""
    return {
        "exit_code": checked.exit_code,
        "usage": list(checked.usage),
        "counts": {s.name.lower(): n for s, n in _counts(checked.findings).items()},
        "files": [
            {"file": file, "findings": [_finding_json(finding) for finding in findings]}
            for file, findings in _by_file(checked.findings).items()
        ],
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
