"""A term of the field as tables and annexes use it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the glossary.

    Parameters
    ----------
    key
        For example ``kekurangan``.
    term
        The term written out.
    label
        Heading for tables.
    unit
        Unit of a column with this heading; empty when it has none.
    meaning
        One Indonesian sentence.
    source
        Where the term is defined; empty for terms of these reports.
    """

    key: str
    term: str
    label: str
    unit: str
    meaning: str
    source: str
