"""What the rows of one indicator say, in sentences that can be read aloud."""

from helpers.display.formats import count, decimal, enumeration, long_date, number_word
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.indicator_page.rows import FEW, RowGroups, labels, row_groups
from helpers.sections.page_one.note_complete import complete_note, is_to_complete
from helpers.sections.page_one.note_far import comparison_bases
from helpers.sections.peers import place_among_peers
from helpers.sections.printing import (
    coverage_number,
    coverage_words,
    known,
    number_first,
    points_text,
    target_text,
)
from helpers.sections.study import Study
from helpers.sections.wording import sentences

_MOST_NAMES = 6
_FULL = 100


def lead(study: Study, one: Assessment) -> Rich:
    """Return how many rows have reached the target, and where the shortfall lies."""
    groups = row_groups(study, one.indicator)
    if not study.is_province:
        return sentences(
            _without_figures(study, one), _own_verdict(study, one), place_among_peers(study, one)
        )
    return sentences(
        _without_figures(study, one),
        _reached(study, one, groups),
        _largest(study, one, groups),
    )


def details(study: Study, one: Assessment) -> Rich:
    """Return net and summed shortfall, extremes, the other basis, and what is missing."""
    groups = row_groups(study, one.indicator)
    as_of = long_date(study.as_of)
    return sentences(
        _exceeds(study, one),
        _remaining(study, one),
        _net_and_summed(study, one, groups) if study.is_province else None,
        _extremes(study, groups) if study.is_province else None,
        *_other_bases(study, one),
        study.say(
            "indicator.rows_missing",
            names=enumeration(labels(study, groups.missing)),
            as_of=as_of,
        )
        if groups.missing and groups.ranked
        else None,
        study.say(
            "indicator.rows_not_applicable",
            names=enumeration(labels(study, groups.not_applicable)),
        )
        if groups.not_applicable and groups.ranked
        else None,
    )


def _reached(study: Study, one: Assessment, groups: RowGroups) -> Rich | None:
    reached, total = len(groups.reached), len(groups.judged)
    if not total or one.target is None:
        return None
    target = target_text(one)
    # "Seluruh delapan kabupaten/kota" of a province of ten would be read as all of them.
    judged = study.text("indicator.rows_judged") if groups.missing or groups.not_applicable else ""
    if total == 1:
        key = (
            "indicator.rows_the_only_reached" if reached else "indicator.rows_the_only_not_reached"
        )
        return study.say(key, target=target, judged=judged)
    values = {
        "reached": number_first(reached),
        "total": number_word(total),
        "target": target,
        "judged": judged,
    }
    if reached == total:
        return study.say("indicator.rows_all_reached", **values)
    if not reached:
        key = "indicator.rows_none_of_judged" if judged else "indicator.rows_none_reached"
        return study.say(key, **values)
    name_reached = 2 * reached <= total
    named = groups.reached if name_reached else groups.not_reached
    if len(named) > _MOST_NAMES:
        return study.say("indicator.rows_counted", **values)
    if name_reached:
        names = enumeration(labels(study, groups.reached))
        return study.say("indicator.rows_some_reached", names=names, **values)
    short = enumeration(_with_gaps(study, one, groups.not_reached, "indicator.named_short"))
    return study.say("indicator.rows_most_reached", names=short, **values)


def _with_gaps(study: Study, one: Assessment, rows: tuple[Assessment, ...], key: str) -> list[str]:
    unit = study.catalogue.indicator(one.indicator).unit
    return [
        study.text(
            key,
            name=study.label(row.region_code),
            gap=count(known(row.gap)),
            unit=unit,
        )
        for row in rows
    ]


def _largest(study: Study, one: Assessment, groups: RowGroups) -> Rich | None:
    # Up to three rows below target are named with their shortfall where they are counted.
    if len(groups.short) <= FEW:
        return None
    return study.say(
        "indicator.largest_gaps",
        count=number_first(FEW),
        unit=study.catalogue.indicator(one.indicator).unit,
        names=enumeration(_with_gaps(study, one, groups.largest, "indicator.named_gap")),
        share=decimal(groups.share_of_largest, 0),
    )


def _own_verdict(study: Study, one: Assessment) -> Rich | None:
    """Return how a kabupaten/kota stands before its target."""
    if one.verdict is Verdict.NOT_REACHED:
        return study.say(
            "indicator.own_short",
            points=points_text(one),
            gap=count(known(one.gap)),
            unit=study.catalogue.indicator(one.indicator).unit,
        )
    if one.verdict is not Verdict.REACHED:
        return None
    key = "notes.reached" if one.points_to_target else "notes.reached_exactly"
    values = {"target": target_text(one), "coverage": coverage_words(one)}
    if one.points_to_target:
        values["points"] = points_text(one)
    return study.say(key, **values)


def _without_figures(study: Study, one: Assessment) -> Rich | None:
    """Return why there is nothing to report of the region itself."""
    if one.verdict is Verdict.NO_DATA:
        return study.say("notes.no_data", as_of=long_date(study.as_of))
    if one.verdict is Verdict.NOT_APPLICABLE:
        return study.say("notes.not_applicable")
    return None


def _exceeds(study: Study, one: Assessment) -> Rich | None:
    if one.coverage_percent is None or one.coverage_percent <= _FULL:
        return None
    return study.say("notes.exceeds", coverage=coverage_words(one))


def _remaining(study: Study, one: Assessment) -> Rich | None:
    """Return who is left although the target is reached, or until everyone is to be served."""
    if is_to_complete(study, one):
        return complete_note(study, one)
    if one.verdict is not Verdict.REACHED or (one.without or 0) <= 0:
        return None
    unit = study.catalogue.indicator(one.indicator).unit
    return study.say("indicator.remaining", count=count(known(one.without)), unit=unit)


def _net_and_summed(study: Study, one: Assessment, groups: RowGroups) -> Rich | None:
    summed = study.evaluation.summed_gap(one.indicator)
    if one.gap is None or not summed:
        return None
    difference = summed - one.gap
    values = {
        "net": count(one.gap),
        "summed": count(summed),
        "count": number_word(len(groups.short)),
        "unit": study.catalogue.indicator(one.indicator).unit,
    }
    if not one.gap:
        return study.say("indicator.summed_only", **values)
    if not difference:
        return study.say("indicator.net_and_summed_alike", **values)
    key = "indicator.net_and_summed" if groups.reached else "indicator.net_and_summed_rounded"
    return study.say(key, surplus=count(difference), **values)


def _extremes(study: Study, groups: RowGroups) -> Rich | None:
    ranked = groups.ranked
    if len(ranked) < 2 * FEW or ranked[0].coverage_percent == ranked[-1].coverage_percent:
        return None

    def named(rows: tuple[Assessment, ...]) -> str:
        return enumeration(
            [
                study.text(
                    "indicator.named_coverage",
                    name=study.label(row.region_code),
                    coverage=coverage_number(row),
                )
                for row in rows
            ]
        )

    return study.say(
        "indicator.highest_lowest",
        highest=named(ranked[:FEW]),
        lowest=named(ranked[: -FEW - 1 : -1]),
    )


def _other_bases(study: Study, one: Assessment) -> list[Rich]:
    indicator = study.catalogue.indicator(one.indicator)
    said: list[Rich] = []
    for basis in comparison_bases(indicator):
        other = study.whole(one.indicator, basis.key)
        if other.coverage_percent is None:
            continue
        values = {
            "basis": basis.short_label,
            "coverage": coverage_words(other),
            "judging": indicator.basis(one.basis).short_label,
        }
        if other.gap:
            said.append(
                study.say(
                    "indicator.other_basis", gap=count(other.gap), unit=indicator.unit, **values
                )
            )
        else:
            said.append(study.say("indicator.other_basis_reached", **values))
    return said
