"""``rakor build``."""

import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from helpers.batch.build import Order, build
from helpers.batch.meeting import open_meeting
from helpers.batch.outcome import Outcome, Status, Summary
from helpers.cli.console import columns, complain, say
from helpers.cli.paths import existing, output_folder
from helpers.errors import Severity, UsageError
from helpers.inputs.project import project_root
from helpers.publication.safe_files import shown

FORMATS = ("pdf", "html")


def run_build(
    params: Path,
    *,
    only: tuple[str, ...],
    notebooks: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path | None,
    workers: int,
    fresh: bool,
) -> int:
    """Build, then print what became of every report."""
    for name in formats:
        if name not in FORMATS:
            raise UsageError(f"format {name} tidak dikenal → pilih dari: {', '.join(FORMATS)}")
    meeting = open_meeting(existing(params), project_root(), only=only, notebooks=notebooks)
    order = Order(output_folder(out), formats=formats, workers=workers, fresh=fresh)
    with _Progress() as progress:
        summary = build(meeting, order, progress)
    _print(summary)
    return summary.exit_code


class _Progress:
    """A bar where a person watches, a line per report where a file or a pipe does."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._is_watched = sys.stderr.isatty()
        self._done = 0
        self._total = 0
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            disable=not self._is_watched,
            transient=True,
        )
        self._task = self._bar.add_task("memulai", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def begin(self, total: int) -> None:
        """Show how many reports there are."""
        self._total = total
        self._bar.update(self._task, description="membangun laporan", total=total)

    def ended(self, outcome: Outcome) -> None:
        """Show that one more report is done."""
        self._done += 1
        self._bar.update(self._task, completed=self._done)
        if not self._is_watched:
            complain(f"[{self._done}/{self._total}] {outcome.handle}: {outcome.status}")


def _print(summary: Summary) -> None:
    for finding in summary.findings:
        if finding.severity is Severity.WARNING:
            complain(f"{finding.severity}: {finding}")
    rows = [("laporan", "wilayah", "hasil", "detik", "KB")]
    for outcome in summary.outcomes:
        is_built = outcome.status is Status.BUILT
        seconds = f"{outcome.seconds:.1f}".replace(".", ",") if is_built else ""
        size = str(-(-outcome.size_bytes // 1024)) if is_built else ""
        rows.append((outcome.handle, outcome.region, str(outcome.status), seconds, size))
    for line in columns(rows, right=frozenset({3, 4})):
        say(line)
    for outcome in summary.outcomes:
        if outcome.status is Status.FAILED:
            complain(f"{outcome.handle}: {outcome.message}")
    say(f"hasil: {shown(summary.folder)}")
