"""What happened in the last run, for the person who started it: durations, states, warnings.

It differs from run to run, so it stands apart from what is published: as JSON for programs and as
a page for people, in a folder of its own whose name starts with a dot.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from helpers.batch.input_facts import FOLDER
from helpers.batch.ledger import Ledger
from helpers.batch.meeting import Meeting
from helpers.batch.outcome import Outcome, Status
from helpers.publication.safe_files import write_whole
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import region_table

LOG_NAME, PAGE_NAME = "log.json", "status.html"


def write_run_log(meeting: Meeting, ledger: Ledger, outcomes: Mapping[str, Outcome]) -> None:
    """Write the log and the status page of a run, also of one that was stopped.

    Raises
    ------
    OutputError
        When they cannot be written.
    """
    folder = ledger.folder / FOLDER
    log = {
        "meeting": meeting.params.meeting,
        # The one place where the clock is read: a log without a time is none.
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "reports": [_entry(outcome) for outcome in outcomes.values()],
    }
    text = json.dumps(log, ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / LOG_NAME, text.encode(), staging=ledger.staging)
    page = status_page(meeting.params.title, tuple(outcomes.values()))
    write_whole(folder / PAGE_NAME, page.encode(), staging=ledger.staging)


def status_page(title: str, outcomes: tuple[Outcome, ...]) -> str:
    """Return the state of every report as a page that loads nothing."""
    counts = {status: sum(o.status is status for o in outcomes) for status in Status}
    return _template().render(
        title=title,
        outcomes=[(outcome, _address(outcome)) for outcome in outcomes],
        counts=[(str(status), number) for status, number in counts.items() if number],
        built=Status.BUILT,
        failed=(Status.FAILED, Status.NOT_REACHED),
    )


def _address(outcome: Outcome) -> str:
    code = outcome.handle.partition("/")[0]
    return f"../{code}-{region_table()[RegionCode(code)].slug}/{outcome.notebook}"


def _entry(outcome: Outcome) -> dict[str, object]:
    return {
        "handle": outcome.handle,
        "status": outcome.status.name.lower(),
        "seconds": round(outcome.seconds, 3),
        "pages": outcome.pages,
        "bytes": outcome.size_bytes,
        "warnings": outcome.warnings,
        "changed_figures": outcome.changed_figures,
        "message": outcome.message,
        "spent": {kind: round(seconds, 3) for kind, seconds in outcome.spent.items()},
    }


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("helpers.batch") / "status.html.j2"
    return environment.from_string(source.read_text(encoding="utf-8"))
