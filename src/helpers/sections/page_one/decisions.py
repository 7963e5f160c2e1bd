"""What the meeting is asked to decide, by rule from the figures."""

from helpers.display import Items
from helpers.display.formats import count, enumeration, long_date
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.distance import Distance, distance
from helpers.sections.naming import document, mid_sentence, name, people
from helpers.sections.printing import day_and_month, known
from helpers.sections.study import Study


def decisions(study: Study) -> Items:
    """Return the decisions asked for, in the order of their deadlines.

    Recording that is to be completed; shortfalls that can be shared out; interim targets where the
    target is far; data that are missing; and the targets of the coming year.
    """
    main = study.main()
    items = (
        *(_complete(study, one) for one in main if _is_to_complete(study, one)),
        *_share_out(study, [one for one in main if _can_be_shared_out(study, one)]),
        _interim(study, [one for one in main if distance(one) is Distance.FAR_SHORT]),
        _deliver(study, [one for one in main if one.verdict is Verdict.NO_DATA or one.is_partial]),
        _next_targets(study),
    )
    return Items(
        marker="letters",
        heading=study.text("decisions.heading"),
        items=tuple(item for item in items if item is not None),
    )


def _is_to_complete(study: Study, one: Assessment) -> bool:
    return study.catalogue.indicator(one.indicator).must_complete and (one.without or 0) > 0


def _can_be_shared_out(study: Study, one: Assessment) -> bool:
    near = distance(one) in (Distance.JUST_SHORT, Distance.SHORT)
    return near and not _is_to_complete(study, one)


def _complete(study: Study, one: Assessment) -> Rich:
    deadline = study.deadline(one.indicator)
    rate = known(study.outlook(one).to_everyone)
    values = {
        "act": study.catalogue.indicator(one.indicator).act,
        "count": count(known(one.without)),
        "people": people(study, one),
        "deadline": long_date(deadline),
    }
    if study.is_past(one.indicator):
        return study.say("decisions.complete_late", **values)
    if rate.last_day == deadline:
        return study.say("decisions.complete_on_deadline", **values)
    return study.say("decisions.complete", last_day=day_and_month(rate.last_day), **values)


def _share_out(study: Study, members: list[Assessment]) -> list[Rich]:
    """Return one decision per deadline, naming every shortfall that falls due on it."""
    found: list[Rich] = []
    for deadline in sorted({study.deadline(one.indicator) for one in members}):
        due = [one for one in members if study.deadline(one.indicator) == deadline]
        parts = enumeration([_part(study, one) for one in due])
        if study.is_past(due[0].indicator):
            key = "decisions.share_out_late"
        else:
            key = "decisions.share_out" if study.is_province else "decisions.share_out_kecamatan"
        found.append(study.say(key, parts=parts, deadline=long_date(deadline)))
    return found


def _part(study: Study, one: Assessment) -> str:
    indicator = study.catalogue.indicator(one.indicator)
    return study.text(
        "decisions.part", gap=count(known(one.gap)), document=document(study, indicator)
    )


def _interim(study: Study, members: list[Assessment]) -> Rich | None:
    if not members:
        return None
    names = [name(study, study.catalogue.indicator(one.indicator)) for one in members]
    return study.say("decisions.interim", names=enumeration(names), year=str(study.year + 1))


def _deliver(study: Study, members: list[Assessment]) -> Rich | None:
    if not members:
        return None
    names = [mid_sentence(study.catalogue.indicator(one.indicator)) for one in members]
    return study.say("decisions.deliver", names=enumeration(names))


def _next_targets(study: Study) -> Rich:
    key = "decisions.next_targets" if study.is_province else "decisions.next_targets_own"
    return study.say(key, year=str(study.year + 1))
