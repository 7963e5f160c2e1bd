"""The note on recording that is to be completed although the target is reached."""

from helpers.display.formats import count, long_date
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.run_rate import RunRate
from helpers.figures.verdict import Verdict
from helpers.sections.naming import people
from helpers.sections.printing import day_in_year, known
from helpers.sections.study import Study
from helpers.sections.voting import is_voting_day
from helpers.sections.wording import sentences

_RECORDING = "ktp_el"


def is_to_complete(study: Study, one: Assessment) -> bool:
    """Whether everyone is to be served by the deadline and somebody is left."""
    return study.catalogue.indicator(one.indicator).must_complete and (one.without or 0) > 0


def complete_note(study: Study, one: Assessment) -> Rich:
    """Return who is left and how many that is per working day, from today and from the meeting."""
    outlook = study.outlook(one)
    rate = known(outlook.to_everyone)
    deadline = study.deadline(one.indicator)
    if study.is_past(one.indicator) or rate.per_working_day is None:
        return _late_note(study, one)
    said = study.say(
        _KEYS.get(one.verdict, "notes.complete_without_target"),
        count=count(known(one.without)),
        people=people(study, one),
        verb=study.text(_verb(one)),
        last_day_label=study.text(
            "notes.deadline_day" if rate.last_day == deadline else "notes.last_working_day"
        ),
        last_day=day_in_year(rate.last_day, study.year),
        per_day=count(rate.per_working_day),
        act=study.catalogue.indicator(one.indicator).act,
        first_day=day_in_year(rate.first_day, study.year),
        after_meeting=_after_meeting(study, rate, outlook.to_everyone_after_meeting),
    )
    if one.indicator != _RECORDING:
        return said
    return sentences(said, study.say("notes.turning_17", deadline=deadline_name(study, one)))


def _late_note(study: Study, one: Assessment) -> Rich:
    """Return who is left when no working day is: the number stays, the pace is gone."""
    verdict = _VERDICTS.get(one.verdict)
    past = study.is_past(one.indicator)
    return sentences(
        study.say(verdict) if verdict else None,
        study.say(
            "notes.complete_late" if past else "notes.complete_no_days",
            count=count(known(one.without)),
            people=people(study, one),
            verb=study.text(_verb(one)),
            deadline=long_date(study.deadline(one.indicator)),
        ),
    )


_VERDICTS = {
    Verdict.REACHED: "notes.verdict_reached",
    Verdict.NOT_REACHED: "notes.verdict_not_reached",
}
_KEYS = {
    Verdict.REACHED: "notes.complete",
    Verdict.NOT_REACHED: "notes.complete_below_target",
}


def _verb(one: Assessment) -> str:
    return "notes.verb_record" if one.indicator == _RECORDING else "notes.verb_have"


def _after_meeting(study: Study, now: RunRate, later: RunRate | None) -> str:
    """Return the pace from the day after the meeting, where the meeting lies still ahead."""
    if later is None or later.per_working_day is None or later.first_day <= now.first_day:
        return ""
    return study.text("notes.after_meeting", per_day=count(later.per_working_day))


def deadline_name(study: Study, one: Assessment) -> str:
    """Return how a deadline is spoken of: by name where it has one, else by date."""
    deadline = study.deadline(one.indicator)
    if is_voting_day(deadline):
        return study.text("notes.voting_day")
    return day_in_year(deadline, study.year)
