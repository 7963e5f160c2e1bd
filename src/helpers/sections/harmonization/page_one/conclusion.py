"""The conclusion: which targets the pace leads to, and the sentence that is read aloud."""

from fractions import Fraction

from helpers.display import Heading, Sentence, Stack
from helpers.display.formats import count, enumeration, long_date, number_word
from helpers.display.models.text import Rich
from helpers.errors import Severity
from helpers.figures.harmonization.outlook import Outlook
from helpers.figures.harmonization.realism import PaceScale
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import times_words
from helpers.sections.naming import document, name
from helpers.sections.printing import number_first
from helpers.sections.wording import sentences


def conclusion(programme: Programme) -> Stack:
    """Return how many targets lie within the paces seen, what they ask for, what plans lack."""
    return Stack(
        parts=(
            Heading(
                text=_heading(programme),
                level=1,
                outline=programme.text("harmonization.conclusion_outline"),
            ),
            Sentence(
                role="lead",
                text=sentences(_work(programme), _beyond(programme), _plans(programme)),
            ),
        )
    )


def judged(programme: Programme) -> list[Outlook]:
    """Return the outlooks of the report's region that can be set against its paces."""
    found = (programme.outlook(one.key) for one in programme.indicators)
    return [one for one in found if one is not None and one.needed.scale is not None]


def beyond(programme: Programme) -> list[Outlook]:
    """Return those whose need is beyond any pace seen."""
    return [one for one in judged(programme) if one.needed.scale is PaceScale.BEYOND]


def _heading(programme: Programme) -> Rich:
    year, every, far = str(programme.year), judged(programme), beyond(programme)
    if not every:
        return programme.say("harmonization.heading_unjudged", year=year)
    total, within = len(every), len(every) - len(far)
    if not far:
        return programme.say("harmonization.heading_all", total=number_word(total), year=year)
    if not within:
        return programme.say("harmonization.heading_none", total=number_word(total), year=year)
    return programme.say(
        "harmonization.heading_some",
        within=number_first(within),
        total=number_word(total),
        year=year,
        names=_names(programme, far),
    )


def _work(programme: Programme) -> Rich:
    parts = [
        programme.text(
            "harmonization.work_part",
            count=count(one.additions),
            document=document(programme.study, key),
        )
        for key in programme.indicators
        if (one := programme.outlook(key.key)) is not None and one.additions
    ]
    until = long_date(programme.next_year.until)
    if not parts:
        return programme.say("harmonization.work_none", until=until)
    return programme.say("harmonization.work", until=until, parts=enumeration(parts))


def _beyond(programme: Programme) -> Rich | None:
    far = [one for one in beyond(programme) if one.needed.times_high]
    if not far:
        return None
    parts = [
        programme.text(
            "harmonization.beyond_part",
            name=name(programme.study, programme.study.catalogue.indicator(one.indicator)),
            times=times_words(one.needed.times_high or Fraction(0)),
        )
        for one in far
    ]
    return programme.say("harmonization.beyond", parts=enumeration(parts))


def _plans(programme: Programme) -> Rich:
    if not programme.has_plans:
        return programme.say("harmonization.no_plans")
    rows = programme.mismatches.rows
    warnings = sum(row.severity is Severity.WARNING for row in rows)
    read, total = len(programme.plans.plans), len(programme.governments)
    which = programme.text(
        "harmonization.plans_all" if read == total else "harmonization.plans_some",
        plans=number_word(read),
        total=number_word(total),
    )
    if not rows:
        return programme.say("harmonization.plans_aligned", which=which)
    return programme.say(
        "harmonization.plans_found",
        which=which,
        count=count(len(rows)),
        warnings=number_word(warnings),
    )


def _names(programme: Programme, members: list[Outlook]) -> str:
    catalogue = programme.study.catalogue
    return enumeration(
        [name(programme.study, catalogue.indicator(one.indicator)) for one in members]
    )
