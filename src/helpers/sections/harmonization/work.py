"""The work of the coming year by region and cause: chart, then the table behind it."""

from helpers.display import Cell, Chart, Column, ColumnKind, Heading, Row, Sentence, Stack, Table
from helpers.display.formats import count, enumeration, long_date
from helpers.display.models.text import Rich
from helpers.figures.harmonization.outlook import additions_of
from helpers.figures.harmonization.region_work import IndicatorWork, RegionWork
from helpers.figures.harmonization.work import Work
from helpers.sections.cells import NOTHING, people_cell
from helpers.sections.charts.panels import (
    DARK,
    LIGHT,
    BarLine,
    LegendEntry,
    Panel,
    Part,
    Tick,
    draw_panels,
)
from helpers.sections.harmonization.page_one.data_line import cohort_words
from helpers.sections.harmonization.programme import Programme
from helpers.sections.naming import name, title
from helpers.sections.printing import number_first
from helpers.sections.wording import sentences
from helpers.vocabulary.indicators import Indicator

_FEW = 3
_COUNT = ColumnKind.COUNT


def work(programme: Programme) -> Stack:
    """Return who is to be served until the judging date, by region, and why."""
    year = str(programme.year)
    parts = (
        Heading(
            text=programme.say("work.heading", year=year),
            new_page=True,
            outline=programme.text("work.outline", year=year),
        ),
        Sentence(role="lead", text=_lead(programme)),
        Sentence(text=sentences(programme.say("work.causes"), _largest(programme))),
        _chart(programme),
        _table(programme),
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def remaining(one: Work) -> int:
    """Return who is without the document today and still belongs to the base at the end."""
    return one.everyone - one.inflow


def _lead(programme: Programme) -> Rich:
    return programme.say(
        "work.lead",
        days=count(programme.next_year.days),
        as_of=long_date(programme.study.as_of),
        until=long_date(programme.next_year.until),
        cohort=cohort_words(programme),
    )


def _largest(programme: Programme) -> Rich | None:
    """Return the regions with the largest work on the indicators that have any."""
    said = []
    for indicator in programme.indicators:
        rows = [row for row in programme.works(indicator.key).rows if row.work is not None]
        if len(rows) < 2 * _FEW:
            continue
        rows.sort(key=lambda row: (-_additions(row), row.region_code))
        if _additions(rows[0]) == 0:
            continue
        names = [
            programme.text(
                "work.named", name=programme.label(row.region_code), count=count(_additions(row))
            )
            for row in rows[:_FEW]
        ]
        said.append(
            programme.text(
                "work.largest_of",
                name=name(programme.study, indicator),
                names=enumeration(names),
            )
        )
    if not said:
        return None
    return programme.say("work.largest", count=number_first(_FEW), parts="; ".join(said))


def _additions(row: RegionWork) -> int:
    return additions_of(row.work) if row.work is not None else 0


def _chart(programme: Programme) -> Chart | None:
    shown = [i for i in programme.indicators if programme.works(i.key).rows_with_data]
    if not shown:
        return None
    picture = draw_panels(
        [programme.label(code) for code in programme.rows],
        [_panel(programme, indicator) for indicator in shown],
        (
            LegendEntry(programme.text("work.legend_remaining"), DARK),
            LegendEntry(programme.text("work.legend_entering"), LIGHT),
            LegendEntry(programme.text("work.legend_needed"), "#FFFFFF", "diamond"),
        ),
        strong=frozenset(i for i, code in enumerate(programme.rows) if programme.is_own(code)),
    )
    return Chart(
        svg=picture.svg,
        width_mm=picture.width_mm,
        height_mm=picture.height_mm,
        caption=programme.say("work.chart_caption", until=long_date(programme.next_year.until)),
        notes=(programme.say("work.chart_note"),),
        alternative=_alternative(programme, shown),
        is_sample=programme.is_sample,
    )


def _panel(programme: Programme, indicator: Indicator) -> Panel:
    return Panel(
        title=title(programme.study, indicator),
        subtitle=indicator.unit,
        lines=tuple(_line(programme, row) for row in programme.works(indicator.key).rows),
    )


def _line(programme: Programme, row: RegionWork) -> BarLine:
    one = row.work
    if one is None:
        return BarLine((), programme.text("chart.no_data"))
    needed = additions_of(one)
    return BarLine(
        parts=(Part(max(0, remaining(one)), DARK), Part(one.inflow, LIGHT)),
        ticks=(Tick(needed, "diamond"),),
        text=count(needed),
    )


def _alternative(programme: Programme, shown: list[Indicator]) -> str:
    parts = []
    for indicator in shown:
        rows = "; ".join(
            programme.text(
                "work.alternative_row",
                name=programme.label(row.region_code),
                everyone=count(row.work.everyone),
                remaining=count(remaining(row.work)),
                inflow=count(row.work.inflow),
                needed=count(additions_of(row.work)),
            )
            for row in programme.works(indicator.key).rows
            if row.work is not None
        )
        parts.append(f"{title(programme.study, indicator)}: {rows}.")
    return " ".join(parts)


def _table(programme: Programme) -> Table:
    """Return N and J of every region; U stands in the chapters of the indicators."""
    shown = programme.indicators
    return Table(
        name="pekerjaan",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota"),
            *(
                column
                for indicator in shown
                for column in (
                    Column(
                        key=f"{indicator.key}_mencapai_target",
                        label="Mencapai",
                        kind=_COUNT,
                        group=title(programme.study, indicator),
                        summed=True,
                    ),
                    Column(
                        key=f"{indicator.key}_menjaga_cakupan",
                        label="Menjaga",
                        kind=_COUNT,
                        group=title(programme.study, indicator),
                        summed=True,
                    ),
                )
            ),
        ),
        rows=(
            *(_row(programme, shown, place) for place in range(len(programme.rows))),
            _sums(programme, shown),
        ),
        caption=programme.say("work.table_caption", year=str(programme.year)),
        notes=(programme.say("work.table_note"), *_net_notes(programme, shown)),
        compact=True,
        is_sample=programme.is_sample,
    )


def _row(programme: Programme, shown: tuple[Indicator, ...], place: int) -> Row:
    code = programme.rows[place]
    cells = [Cell(text=programme.label(code), strong=programme.is_own(code))]
    for indicator in shown:
        one = programme.works(indicator.key).rows[place].work
        cells += (
            [NOTHING, NOTHING]
            if one is None
            else [people_cell(one.to_reach), people_cell(one.to_keep)]
        )
    return Row(cells=tuple(cells))


def _sums(programme: Programme, shown: tuple[Indicator, ...]) -> Row:
    cells = [Cell(text=programme.text("work.sum"))]
    for indicator in shown:
        works = programme.works(indicator.key)
        cells += [people_cell(works.sum_to_reach), people_cell(works.sum_to_keep)]
    return Row(cells=tuple(cells), role="total")


def _net_notes(programme: Programme, shown: tuple[Indicator, ...]) -> tuple[Rich, ...]:
    parts = [
        _net(programme, indicator, programme.works(indicator.key))
        for indicator in shown
        if programme.works(indicator.key).whole.work is not None
    ]
    return (programme.say("work.net_note", parts="; ".join(parts)),) if parts else ()


def _net(programme: Programme, indicator: Indicator, works: IndicatorWork) -> str:
    whole = works.whole.work
    return programme.text(
        "work.net_part",
        name=name(programme.study, indicator),
        reach=count(whole.to_reach or 0) if whole else "",
        keep=count(whole.to_keep) if whole else "",
        everyone=count(whole.everyone) if whole else "",
    )
