"""``rakor list``."""

from pathlib import Path

from helpers.batch.ledger import Ledger
from helpers.batch.meeting import open_meeting
from helpers.batch.recording import parts_of_report
from helpers.cli.console import columns, say
from helpers.cli.paths import existing, output_folder
from helpers.inputs.project import project_root
from helpers.vocabulary.regions import region_table


def run_list(params: Path, *, out: Path | None) -> int:
    """Print every report of a meeting with its state and the reason."""
    folder = output_folder(out)
    meeting = open_meeting(existing(params), project_root(), out=folder)
    ledger = Ledger(meeting.folder(folder))
    rows = [("laporan", "wilayah", "keadaan", "sebab")]
    for job in meeting.jobs:
        standing = ledger.standing(job, parts_of_report(job, meeting), meeting.params.formats)
        label = region_table()[job.region].label
        rows.append((job.handle, label, str(standing.state), standing.reason))
    for line in columns(rows):
        say(line)
    return 0
