"""The note on a target that is just missed: decimals, people, and people per working day."""

from helpers.display.formats import count, long_date, number_word
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.calendar import days_between
from helpers.figures.printing import depends_on_rounding
from helpers.figures.verdict import Verdict
from helpers.sections.naming import people, subject
from helpers.sections.printing import (
    coverage_decimals,
    coverage_words,
    day_in_year,
    known,
    points_text,
    target_text,
    whole_percent,
)
from helpers.sections.study import Study
from helpers.sections.wording import sentences

_BIRTHS_ENTER = ("kia", "akta_lahir_0_4", "akta_lahir_0_17", "akta_lahir_0_18")


def short_note(study: Study, one: Assessment) -> Rich:
    """Return coverage, distance, why decimals are printed, and the pace the shortfall asks for."""
    indicator = study.catalogue.indicator(one.indicator)
    return sentences(
        study.say(
            "notes.short_opening",
            as_of=long_date(study.as_of),
            subject=subject(study, indicator),
            coverage=coverage_words(one),
            numerator=count(known(one.numerator)),
            denominator=count(known(one.denominator)),
            people=people(study, one),
        ),
        study.say(
            "notes.short_verdict",
            target=target_text(one),
            points=points_text(one),
            gap=count(known(one.gap)),
            unit=indicator.unit,
        ),
        study.say("notes.short_rounding", rounded=whole_percent(one))
        if hangs_on_rounding(one)
        else None,
        study.say(
            "notes.short_decimals",
            decimals=number_word(coverage_decimals(one)),
            unit=indicator.unit,
        ),
        needed_per_day(study, one),
    )


def brief_note(study: Study, one: Assessment) -> Rich:
    """Return the same distance in fewer words, for a note that follows another of its kind."""
    return sentences(
        study.say(
            "notes.far_verdict",
            coverage=coverage_words(one),
            target=target_text(one),
            gap=count(known(one.gap)),
            unit=study.catalogue.indicator(one.indicator).unit,
        ),
        study.say("notes.short_rounding", rounded=whole_percent(one))
        if hangs_on_rounding(one)
        else None,
        needed_per_day(study, one),
    )


def hangs_on_rounding(one: Assessment) -> bool:
    """Whether the target is missed and the number without decimals would not show it."""
    target = one.target.hundredths if one.target else None
    return one.verdict is Verdict.NOT_REACHED and depends_on_rounding(
        one.coverage_percent, target, one.verdict
    )


def press_footnote(study: Study, one: Assessment) -> str:
    """Return the footnote on rounded numbers in speeches, where rounding hides the verdict."""
    return study.text("notes.press_footnote") if hangs_on_rounding(one) else ""


def needed_per_day(study: Study, one: Assessment) -> Rich:
    """Return what the shortfall means per working day until the deadline."""
    indicator = study.catalogue.indicator(one.indicator)
    rate = known(study.outlook(one).to_target)
    deadline = study.deadline(one.indicator)
    if study.is_past(one.indicator):
        return study.say("notes.deadline_past", deadline=long_date(deadline))
    if rate.per_working_day is None:
        return study.say("notes.short_no_days", deadline=long_date(deadline))
    enter = one.indicator in _BIRTHS_ENTER and days_between(study.as_of, deadline) > 0
    return study.say(
        "notes.short_pace",
        per_day=count(rate.per_working_day),
        unit=indicator.unit,
        scope=study.text("notes.scope_province" if study.is_province else "notes.scope_own"),
        days=count(rate.working_days),
        deadline=day_in_year(deadline, study.year),
        except_births=study.text("notes.except_births") if enter else "",
    )
