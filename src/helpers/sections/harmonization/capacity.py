"""What the target asks of each region, measured by what it is able to do."""

from fractions import Fraction

from helpers.display import Chart, Heading, Sentence, Stack
from helpers.display.formats import count, decimal, enumeration, number_word
from helpers.display.models.text import Rich
from helpers.display.theme import DEFAULT_THEME
from helpers.figures.harmonization.division import Division
from helpers.figures.harmonization.targets import RegionNeed
from helpers.sections.charts.panels import DARK, WARM, BarLine, Panel, Part, draw_panels
from helpers.sections.harmonization.programme import Programme
from helpers.sections.naming import name, title
from helpers.sections.wording import sentences
from helpers.vocabulary.region_code import RegionCode

_FULL = 100
_MOST = 250
"""Bars of a column are cut here, so that one region does not flatten all others."""


def capacity(programme: Programme) -> Stack:
    """Return effort against capacity by region and indicator."""
    parts = (
        Heading(text=programme.say("capacity.heading"), level=2),
        Sentence(text=sentences(programme.say("capacity.lead"), _beyond(programme))),
        _chart(programme),
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def _needs(division: Division) -> dict[RegionCode, RegionNeed]:
    return {need.code: need for need in division.task.regions}


def effort(need: RegionNeed | None) -> Fraction | None:
    """Return max(N, J) ÷ K in percent; ``None`` where K is not known or zero."""
    if need is None or not need.capacity:
        return None
    return Fraction(100 * max(need.to_reach, need.to_keep), need.capacity)


def _beyond(programme: Programme) -> Rich | None:
    said = []
    for key, division in programme.divisions.items():
        over = [need for need in division.task.regions if (effort(need) or 0) > _FULL]
        if over:
            definition = programme.study.catalogue.indicator(key)
            names = (
                programme.text("proposals.all_rows", count=number_word(len(over)))
                if len(over) == len(division.task.regions)
                else enumeration([programme.label(need.code) for need in over])
            )
            said.append(
                programme.text(
                    "capacity.beyond_part", name=name(programme.study, definition), names=names
                )
            )
    return programme.say("capacity.beyond", parts="; ".join(said)) if said else None


def _chart(programme: Programme) -> Chart | None:
    if not programme.divisions:
        return None
    picture = draw_panels(
        [programme.label(code) for code in programme.rows],
        [_panel(programme, division) for division in programme.divisions.values()],
        strong=frozenset(i for i, code in enumerate(programme.rows) if programme.is_own(code)),
    )
    return Chart(
        svg=picture.svg,
        width_mm=picture.width_mm,
        height_mm=picture.height_mm,
        caption=programme.say("capacity.chart_caption", year=str(programme.year)),
        notes=(programme.say("capacity.chart_note"),),
        alternative=_alternative(programme),
        is_sample=programme.is_sample,
    )


def _panel(programme: Programme, division: Division) -> Panel:
    definition = programme.study.catalogue.indicator(division.indicator)
    needs = _needs(division)
    efforts = [effort(needs.get(code)) for code in programme.rows]
    most = max((one for one in efforts if one is not None), default=Fraction(_FULL))
    # Above the cut all bars are long: then the scale follows them, and nothing is cut.
    least = min((one for one in efforts if one is not None), default=Fraction(0))
    return Panel(
        title=title(programme.study, definition),
        subtitle=programme.text("capacity.subtitle"),
        lines=tuple(_line(programme, one) for one in efforts),
        limit=_FULL,
        most=max(Fraction(_FULL), most if least > _FULL else min(most, Fraction(_MOST))),
    )


def _line(programme: Programme, one: Fraction | None) -> BarLine:
    if one is None:
        return BarLine((), programme.text("chart.no_data"))
    over = one > _FULL
    return BarLine(
        parts=(Part(one, WARM if over else DARK),),
        text=f"{decimal(one, 0)} %",
        tone=DEFAULT_THEME.not_reached if over else DEFAULT_THEME.ink,
    )


def _alternative(programme: Programme) -> str:
    parts = []
    for division in programme.divisions.values():
        definition = programme.study.catalogue.indicator(division.indicator)
        rows = "; ".join(
            programme.text(
                "capacity.alternative_row",
                name=programme.label(need.code),
                needed=count(max(need.to_reach, need.to_keep)),
                capacity=count(need.capacity),
                effort=decimal(effort(need) or 0, 0),
            )
            for need in division.task.regions
            if need.capacity
        )
        parts.append(f"{title(programme.study, definition)}: {rows}.")
    return " ".join(parts)
