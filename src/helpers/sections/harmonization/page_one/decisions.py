"""What the meeting is asked to decide about the coming year."""

from datetime import date
from fractions import Fraction

from helpers.display import Items
from helpers.display.formats import count, decimal, enumeration, long_date, number_word
from helpers.display.models.text import Rich
from helpers.errors import Severity
from helpers.figures.harmonization.targets import RegionShare, Rule
from helpers.sections.harmonization.money_sums import to_confirm_rp
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import money_words, rule_name
from helpers.sections.naming import name
from helpers.vocabulary.indicators import Indicator


def decisions(programme: Programme) -> Items:
    """Return the decisions asked for: division, interim targets, plans, money, route."""
    items = (
        _division(programme),
        *_interim(programme),
        _mismatches(programme),
        _confirm(programme),
        _missing(programme),
        _route(programme),
    )
    return Items(
        marker="letters",
        heading=programme.text("decisions.heading"),
        items=tuple(item for item in items if item is not None),
    )


def budget_day(programme: Programme) -> date:
    """Return the day by which RAPBD N+1 is to be agreed: 30 November of year N."""
    return date(programme.study.year, 11, 30)


def _division(programme: Programme) -> Rich | None:
    names = [
        name(programme.study, programme.study.catalogue.indicator(key))
        for key, division in programme.divisions.items()
        if division.draft.rule is Rule.PROPORSIONAL
    ]
    if not names:
        return None
    return programme.say(
        "harmonization.decide_division",
        names=enumeration(names),
        year=str(programme.year),
        rule=rule_name(programme, Rule.PROPORSIONAL),
    )


def _interim(programme: Programme) -> list[Rich]:
    found: list[Rich] = []
    for key, division in programme.divisions.items():
        draft = division.draft
        if draft.rule is not Rule.KAPASITAS or draft.coverage_percent is None:
            continue
        indicator = programme.study.catalogue.indicator(key)
        if not programme.study.is_province:
            found += _own_interim(
                programme, indicator, division.drafted(programme.study.region.code)
            )
            continue
        found.append(
            programme.say(
                "harmonization.decide_interim",
                name=name(programme.study, indicator),
                year=str(programme.year),
                percent=decimal(Fraction(int(draft.coverage_percent * 100), 100)),
                total=count(draft.total),
                shortfall=count(draft.shortfall),
                act=indicator.act,
            )
        )
    return found


def _own_interim(
    programme: Programme, indicator: Indicator, share: RegionShare | None
) -> list[Rich]:
    """Return the interim target of a kabupaten/kota: its own part of the draft."""
    if share is None or share.target_hundredths is None:
        return []
    return [
        programme.say(
            "harmonization.decide_interim_own",
            name=name(programme.study, indicator),
            year=str(programme.year),
            percent=decimal(Fraction(share.target_hundredths, 100)),
            total=count(share.additions),
            act=indicator.act,
        )
    ]


def _mismatches(programme: Programme) -> Rich | None:
    warnings = [row for row in programme.mismatches.rows if row.severity is Severity.WARNING]
    if not warnings:
        return None
    return programme.say(
        "harmonization.decide_mismatches",
        count=number_word(len(warnings)),
        day=long_date(budget_day(programme)),
    )


def _confirm(programme: Programme) -> Rich | None:
    amount = to_confirm_rp(programme)
    if not amount:
        return None
    return programme.say("harmonization.decide_confirm", amount=money_words(programme, amount))


def _missing(programme: Programme) -> Rich | None:
    missing = programme.plans.missing
    if not missing:
        return None
    if len(missing) == len(programme.governments):
        return programme.say("harmonization.decide_all_plans", year=str(programme.year))
    names = [programme.label(one.government) for one in missing]
    return programme.say(
        "harmonization.decide_plans", year=str(programme.year), names=enumeration(names)
    )


def _route(programme: Programme) -> Rich:
    return programme.say(
        "harmonization.decide_route",
        year=str(programme.year),
        day=long_date(budget_day(programme)),
        after=str(programme.year + 1),
    )
