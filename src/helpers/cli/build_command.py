"""``rakor build``."""

import os
import sys
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from helpers.batch.build import Kernels, Order, build
from helpers.batch.meeting import open_meeting
from helpers.batch.outcome import Outcome, Status, Summary
from helpers.cli.console import columns, complain, say
from helpers.cli.paths import existing, output_folder
from helpers.errors import Severity, UsageError
from helpers.inputs.project import project_root
from helpers.publication.safe_files import shown

FORMATS = ("pdf", "html", "xlsx")


def run_build(
    params: Path,
    *,
    only: tuple[str, ...],
    notebooks: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path | None,
    workers: int | None,
    fresh: bool,
    cluster: str,
    is_profiled: bool,
    kernels: Kernels,
) -> int:
    """Build, then print what became of every report.

    Parameters
    ----------
    workers
        How many reports at once; ``None``: one for each core.
    kernels
        Gives the socket of the run's fork server.
    """
    for name in formats:
        if name not in FORMATS:
            raise UsageError(f"format {name} tidak dikenal → pilih dari: {', '.join(FORMATS)}")
    folder = output_folder(out)
    meeting = open_meeting(
        existing(params), project_root(), only=only, notebooks=notebooks, out=folder
    )
    order = Order(
        folder,
        formats=formats,
        workers=workers or _cores(),
        fresh=fresh,
        cluster=cluster,
        is_profiled=is_profiled,
    )
    with _Progress() as progress:
        summary = build(meeting, order, progress, kernels)
    _print(summary)
    if is_profiled:
        _print_profile(summary)
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


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _print(summary: Summary) -> None:
    for finding in summary.findings:
        if finding.severity is Severity.WARNING:
            complain(f"{finding.severity}: {finding}")
    rows = [
        ("laporan", "wilayah", "hasil", "halaman", "detik", "KB", "peringatan", "angka berubah")
    ]
    rows += [_row(outcome) for outcome in summary.outcomes]
    for line in columns(rows, right=frozenset(range(3, 8))):
        say(line)
    for outcome in summary.outcomes:
        if outcome.message:
            complain(f"{outcome.handle}: {outcome.message}")
    say(f"hasil: {shown(summary.folder)}")


def _row(outcome: Outcome) -> tuple[str, ...]:
    numbers = ("", "", "")
    if outcome.status is Status.BUILT:
        size = str(-(-outcome.size_bytes // 1024))
        numbers = (str(outcome.pages or ""), _decimal(outcome.seconds, 1), size)
    changed = "" if outcome.changed_figures is None else str(outcome.changed_figures)
    return (
        outcome.handle,
        outcome.region,
        str(outcome.status),
        *numbers,
        str(outcome.warnings or ""),
        changed,
    )


_PROFILE = {
    "kernel": "kernel: menyalakan dan menutup",
    "import": "import di kernel",
    "read": "membaca data",
    "compute": "menghitung",
    "draw": "menggambar",
    "html": "HTML",
    "pdf": "PDF",
    "xlsx": "XLSX",
    "other": "lain-lain",
}


def _print_profile(summary: Summary) -> None:
    """Print where the time went: in all, and of one report (the median)."""
    built = [outcome for outcome in summary.outcomes if outcome.spent]
    rows = [("bagian", "jumlah detik", "median per laporan")]
    for kind, label in _PROFILE.items():
        seconds = [outcome.spent.get(kind, 0.0) for outcome in built]
        if any(seconds):
            rows.append((label, _decimal(sum(seconds), 2), _decimal(median(seconds), 3)))
    for line in columns(rows, right=frozenset({1, 2})):
        say(line)


def _decimal(number: float, places: int) -> str:
    return f"{number:.{places}f}".replace(".", ",")
