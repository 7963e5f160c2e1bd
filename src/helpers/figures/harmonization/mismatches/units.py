"""Units of outputs: what is written, in the official spelling."""

from helpers.vocabulary.assumptions import Assumptions


def official_unit(written: str, assumptions: Assumptions) -> str:
    """Return the official unit of a spelling; an unknown unit comes back folded.

    Examples
    --------
    >>> from helpers.vocabulary.assumptions import Assumptions
    >>> official_unit("Dok.", Assumptions((), unit_spellings={"dok.": "Dokumen"}))
    'Dokumen'
    """
    folded = " ".join(written.lower().split())
    return (assumptions.unit_spellings or {}).get(folded, folded)
