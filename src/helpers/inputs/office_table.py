"""A layout made from the headers of an office's own table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpers.inputs.header_meanings import Meaning
from helpers.inputs.layouts import (
    ColumnKind,
    ColumnLayout,
    LayoutCatalogue,
    ObservationLayout,
    SheetLayout,
    SumLayout,
    TopicLayout,
)

_BETWEEN = "__"
_KINDS = {"percent": ColumnKind.PERCENT, "remainder": ColumnKind.REMAINDER}


@dataclass(frozen=True, slots=True)
class Understood:
    """What the headers of a table come to.

    Parameters
    ----------
    layout
        Layout with a measure for each column that was understood, or ``None`` when no indicator
        can be made of them.
    columns
        Column of each measure.
    doubled
        Columns that say the same, with what they say.
    assumed
        Indicators whose basis no header names.
    """

    layout: SheetLayout | None
    columns: Mapping[str, int]
    doubled: Mapping[str, Sequence[int]]
    assumed: tuple[str, ...]


def understand(
    meanings: Mapping[int, Meaning], texts: Mapping[int, str], catalogue: LayoutCatalogue
) -> Understood:
    """Make a layout of what the headers say.

    Parameters
    ----------
    meanings
        What each header says, by column; topic and age already completed from the titles.
    texts
        The headers as written.
    """
    places: dict[tuple[str, str, str, str], list[int]] = {}
    topics: dict[str, TopicLayout] = {}
    for column, meaning in meanings.items():
        topic = _topic(meaning, catalogue)
        if topic is None or not meaning.part or not _base_is_known(topic, meaning.base):
            continue
        topics[topic.indicator] = topic
        key = (topic.indicator, meaning.base, meaning.part, meaning.sex or "jml")
        places.setdefault(key, []).append(column)
    doubled = _doubled(places, topics)
    columns = {_measure(*key): found[0] for key, found in places.items()}
    added = _added(columns)
    have = {*columns, *(total.whole for total in added)}
    observations: list[ObservationLayout] = []
    sums: list[SumLayout] = []
    assumed: list[str] = []
    for topic in topics.values():
        made, whole = _observations(topic, have)
        observations += made
        sums += whole
        if made and not topic.counts_only and _first(topic, "", "denominator", have):
            assumed.append(topic.indicator)
    if not observations:
        return Understood(None, columns, doubled, ())
    layout = SheetLayout(
        names=("tabel kantor",),
        columns=tuple(
            ColumnLayout(
                measure=measure,
                kind=_kind(measure, topics),
                headers=(texts[column],),
                required=False,
            )
            for measure, column in columns.items()
        ),
        observations=tuple(observations),
        sums=(*sums, *_checked(columns)),
        added=added,
    )
    return Understood(layout, columns, doubled, tuple(assumed))


def _kind(measure: str, topics: Mapping[str, TopicLayout]) -> ColumnKind:
    indicator, _, part, _ = measure.split(_BETWEEN)
    if topics[indicator].yes_no:
        return ColumnKind.YES_NO
    return _KINDS.get(part, ColumnKind.COUNT)


def _doubled(
    places: Mapping[tuple[str, str, str, str], list[int]], topics: Mapping[str, TopicLayout]
) -> dict[str, Sequence[int]]:
    """Return columns that say the same; a usual basis may be written or not."""
    same: dict[tuple[str, str, str, str], list[int]] = {}
    for (indicator, base, part, sex), columns in places.items():
        usual = base in _written(topics[indicator], topics[indicator].base)
        key = (indicator, "" if usual else base, part, sex)
        same.setdefault(key, []).extend(columns)
    return {" ".join(key): sorted(found) for key, found in same.items() if len(found) > 1}


def _topic(meaning: Meaning, catalogue: LayoutCatalogue) -> TopicLayout | None:
    return next(
        (t for t in catalogue.topics if t.topic == meaning.topic and meaning.age in t.ages), None
    )


def _base_is_known(topic: TopicLayout, base: str) -> bool:
    # Exports say DINAMIS of every column, also where an indicator has one basis only.
    return base in ("", "dinamis", topic.base, *topic.other_bases)


def _measure(indicator: str, base: str, part: str, sex: str) -> str:
    return _BETWEEN.join((indicator, base or "tanpa", part, sex))


def _added(columns: Mapping[str, int]) -> tuple[SumLayout, ...]:
    """Return totals of men and women that the table does not give itself."""
    found: list[SumLayout] = []
    for measure in columns:
        stem, _, sex = measure.rpartition(_BETWEEN)
        women, both = f"{stem}{_BETWEEN}p", f"{stem}{_BETWEEN}jml"
        if sex == "l" and women in columns and both not in columns and not stem.endswith("percent"):
            found.append(SumLayout(parts=(measure, women), whole=both))
    return tuple(found)


def _checked(columns: Mapping[str, int]) -> tuple[SumLayout, ...]:
    """Return sums of men and women that must give the total beside them."""
    return tuple(
        SumLayout(parts=(measure, f"{stem}{_BETWEEN}p"), whole=f"{stem}{_BETWEEN}jml")
        for measure in columns
        for stem, _, sex in [measure.rpartition(_BETWEEN)]
        if sex == "l"
        and {f"{stem}{_BETWEEN}p", f"{stem}{_BETWEEN}jml"} <= set(columns)
        and not stem.endswith("percent")
    )


def _first(topic: TopicLayout, base: str, part: str, have: set[str]) -> str | None:
    measure = _measure(topic.indicator, base, part, "jml")
    return measure if measure in have else None


def _observations(
    topic: TopicLayout, have: set[str]
) -> tuple[list[ObservationLayout], list[SumLayout]]:
    if topic.counts_only:
        numerator = _first(topic, "", "numerator", have) or _first(
            topic, "dinamis", "numerator", have
        )
        made = (
            ObservationLayout(
                indicator=topic.indicator, basis=topic.base, numerator=numerator or ""
            )
            if numerator
            else None
        )
        return ([made] if made else []), []
    observations: list[ObservationLayout] = []
    sums: list[SumLayout] = []
    for base in dict.fromkeys((topic.base, *topic.other_bases)):
        written = _written(topic, base)
        denominator = _any(topic, written, "denominator", have)
        if denominator is None and topic.denominator_of and base == topic.base:
            denominator = _of_other(topic.denominator_of, have)
        # Cards and deeds are counted once: of the day, whatever the base is.
        numerator = _any(topic, (*written, "", "dinamis"), "numerator", have)
        if denominator is None or numerator is None:
            continue
        observations.append(
            ObservationLayout(
                indicator=topic.indicator,
                basis=base,
                numerator=numerator,
                denominator=denominator,
                published_percent=_any(topic, written, "percent", have),
            )
        )
        remainder = _any(topic, written, "remainder", have)
        if remainder:
            sums.append(SumLayout(parts=(numerator, remainder), whole=denominator))
    return observations, sums


def _written(topic: TopicLayout, base: str) -> tuple[str, ...]:
    """Return how headers may name a basis; the usual one may go unnamed."""
    return (base, "dinamis", "") if base == topic.base else (base,)


def _any(topic: TopicLayout, bases: Sequence[str], part: str, have: set[str]) -> str | None:
    found = (_first(topic, base, part, have) for base in dict.fromkeys(bases))
    return next((measure for measure in found if measure), None)


def _of_other(indicator: str, have: set[str]) -> str | None:
    names = (_measure(indicator, base, "numerator", "jml") for base in ("dinamis", ""))
    return next((measure for measure in names if measure in have), None)
