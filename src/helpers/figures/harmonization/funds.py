"""Kinds of fund sources, recognised by reviewed words."""

import re

from helpers.vocabulary.assumptions import Assumptions, FundClass


def fund_class(written: str, assumptions: Assumptions) -> FundClass | None:
    """Return the first class whose word stands in the fund source; ``None`` for an unknown one.

    Examples
    --------
    >>> dak = FundClass("dak", "DAK", ("dak",), True, "")
    >>> fund_class("DAK Non Fisik", Assumptions((), funds=(dak,))).key
    'dak'
    """
    text = " ".join(written.lower().split())
    for one in assumptions.funds:
        if any(re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) for word in one.words):
            return one
    return None
