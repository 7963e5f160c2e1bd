"""What the coming year asks for: who enters the base, and how many documents that means."""

from helpers.display import Sentence
from helpers.display.formats import count, enumeration, long_date, month_name, target_number
from helpers.display.models.text import Rich, rich
from helpers.figures.harmonization.cohorts import CohortSource
from helpers.figures.harmonization.next_year import RegionWork
from helpers.figures.harmonization.work import Work
from helpers.figures.pace import first_snapshot, multiple_of_pace
from helpers.figures.verdict import Verdict, judge_ratio
from helpers.sections.naming import name
from helpers.sections.printing import known, lacks_rows, multiple_words
from helpers.sections.study import Study
from helpers.sections.wording import sentences
from helpers.vocabulary.indicators import Indicator

RECORDING = "ktp_el"
_PACE_MONTHS = 5
"""The pace is taken over five months: from the last DKB of June to a meeting in November."""
_BEYOND_PACE = 2
_BIRTHS_ENTER = ("kia", "akta_lahir_0_17")
_ASSUMPTIONS = {
    CohortSource.ONE_COHORT: "next_year.one_cohort",
    CohortSource.FIVE_YEAR: "next_year.five_year",
    CohortSource.SINGLE_YEAR: "next_year.single_year",
}


def next_year(study: Study) -> Sentence:
    """Return the work of the coming year in a few sentences."""
    label = study.text("next_year.label", year=str(study.next_year.until.year))
    return Sentence(label=f"{label}.", text=_text(study))


def _text(study: Study) -> Rich:
    year = str(study.next_year.until.year)
    works = [
        (indicator, study.work(indicator.key))
        for indicator in study.main_indicators
        if indicator.key in {one.indicator for one in study.next_year.works}
    ]
    computed = [(indicator, work) for indicator, work in works if work.work is not None]
    if not computed:
        return study.say("next_year.no_data", year=year)
    open_ended = [i for i, w in computed if known(w.work).to_reach is None]
    exceeded = [(i, known(w.work)) for i, w in computed if _is_exceeded(known(w.work))]
    return sentences(
        _opening(study, computed),
        _needs(study, [(i, w) for i, w in computed if known(w.work).to_reach]),
        _exceeded(study, exceeded),
        study.say(
            "next_year.no_target",
            year=year,
            names=enumeration([name(study, indicator) for indicator in open_ended]),
        )
        if open_ended
        else None,
        _unknown(study, [i for i, w in works if w.work is None]),
        _without_rows(study, [i for i, _ in computed]),
    )


def _unknown(study: Study, members: list[Indicator]) -> Rich | None:
    if not members:
        return None
    names = enumeration([name(study, indicator) for indicator in members])
    return study.say("next_year.unknown", names=names)


def _without_rows(study: Study, members: list[Indicator]) -> Rich | None:
    # Which ones is said in the conclusion on the same page.
    partial = any(lacks_rows(study.whole(indicator.key)) for indicator in members)
    return study.say("next_year.partial") if partial else None


def _opening(study: Study, computed: list[tuple[Indicator, RegionWork]]) -> Rich | None:
    for indicator, one in computed:
        if indicator.key == RECORDING and one.cohort_source is not None:
            return study.say(
                "next_year.opening",
                until=long_date(study.next_year.until),
                count=count(known(one.work).inflow),
                assumption=study.text(_ASSUMPTIONS[one.cohort_source]),
            )
    return None


def _needs(study: Study, members: list[tuple[Indicator, RegionWork]]) -> Rich | None:
    """Return one sentence: what keeps today's coverage first, then what reaches a target."""
    works = [(indicator, known(one.work)) for indicator, one in members]
    to_keep = [(i, w) for i, w in works if known(w.to_reach) <= w.to_keep]
    to_reach = [(i, w) for i, w in works if known(w.to_reach) > w.to_keep]
    parts: list[Rich] = []
    for indicator, work in to_keep:
        key = "next_year.keep" if parts else "next_year.keep_lead"
        parts.append(
            study.say(
                key,
                name=name(study, indicator),
                count=count(work.to_keep),
                act=indicator.act,
            )
        )
    for place, (indicator, work) in enumerate(to_reach):
        follow = "next_year.reach_short" if place else "next_year.reach"
        parts.append(
            study.say(
                follow if parts else "next_year.reach_lead",
                name=name(study, indicator),
                target=target_number(known(work.target_hundredths)),
                count=count(known(work.to_reach)),
                act=indicator.act,
                births=_births(study, indicator),
                pace=_pace(study, indicator, work),
            )
        )
    if not parts:
        return None
    joined: list[str | Rich] = []
    for part in parts:
        joined += ["; ", part] if joined else [part]
    return rich(*(rich(piece) if isinstance(piece, str) else piece for piece in joined), ".")


def _births(study: Study, indicator: Indicator) -> str:
    return study.text("next_year.births") if indicator.key in _BIRTHS_ENTER else ""


def _pace(study: Study, indicator: Indicator, work: Work) -> str:
    """Return how many times the realised pace is asked for, where it is beyond that pace.

    Only where nobody leaves the base with the document: else the net change hides what was issued.
    """
    if work.outflow:
        return ""
    since = first_snapshot(study.data.dates, as_of=study.as_of, within_months=_PACE_MONTHS)
    pace = study.pace(indicator.key, since) if since else None
    multiple = multiple_of_pace(known(work.to_reach), study.next_year.days, pace)
    if multiple is None or pace is None or multiple < _BEYOND_PACE:
        return ""
    last = f"{month_name(pace.end)} {pace.end.year}"
    first = month_name(pace.start)
    return study.text(
        "next_year.pace",
        multiple=multiple_words(multiple),
        first_month=first if pace.start.year == pace.end.year else f"{first} {pace.start.year}",
        last_month=last,
    )


def _is_exceeded(work: Work) -> bool:
    """Whether next year's target is reached today and stays reached if nothing is issued."""
    if work.to_reach != 0 or work.target_hundredths is None:
        return False
    today = judge_ratio(work.holders_now, work.base_now, work.target_hundredths)
    return today is Verdict.REACHED


def _exceeded(study: Study, members: list[tuple[Indicator, Work]]) -> Rich | None:
    if not members:
        return None
    names = [
        study.text(
            "next_year.exceeded_part",
            name=name(study, indicator),
            target=target_number(known(work.target_hundredths)),
        )
        for indicator, work in members
    ]
    return study.say("next_year.exceeded", names=enumeration(names))
