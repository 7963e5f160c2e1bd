"""The day that changes are told from."""

from datetime import date

from helpers.sections.study import Study


def reference_day(study: Study) -> date | None:
    """Return ``compare_to``, else the snapshot before; ``None`` when there is no earlier one."""
    earlier = study.history.days[:-1]
    return study.compare_to or (earlier[-1] if earlier else None)
