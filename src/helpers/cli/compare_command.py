"""``rakor compare``."""

from pathlib import Path

from helpers.cli.console import columns, say
from helpers.cli.paths import existing
from helpers.publication.compare import Change, Comparison, Kind, compare_meetings
from helpers.publication.comparison_files import to_html, to_xlsx
from helpers.publication.safe_files import shown, write_whole


def run_compare(old: Path, new: Path, *, out: Path | None) -> int:
    """Print every change by region; 1 when there is one."""
    comparison = compare_meetings(existing(old), existing(new))
    for line in _lines(comparison):
        say(line)
    if out is not None:
        for name, data in (
            ("perbandingan.html", to_html(comparison)),
            ("perbandingan.xlsx", to_xlsx(comparison)),
        ):
            write_whole(out.absolute() / name, data)
            say(f"ditulis: {shown(out.absolute() / name)}")
    return int(bool(comparison.changes))


def _lines(comparison: Comparison) -> list[str]:
    if not comparison.changes:
        return [f"{comparison.regions} wilayah dibandingkan: tidak ada yang berubah"]
    rows = [("wilayah", "jenis", "apa", "lama", "baru"), *map(_row, comparison.changes)]
    counts = ", ".join(
        f"{number} {kind}"
        for kind in Kind
        if (number := sum(change.kind is kind for change in comparison.changes))
    )
    return [*columns(rows), f"{comparison.regions} wilayah dibandingkan: {counts}"]


def _row(change: Change) -> tuple[str, ...]:
    where = f"{change.region_code} {change.region}".strip() or "semua"
    return (where, str(change.kind), change.what, change.old or "–", change.new or "–")
