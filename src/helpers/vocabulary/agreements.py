"""What a meeting agreed on, as the agreement file carries it into the next year."""

from dataclasses import dataclass
from enum import StrEnum

from helpers.errors import NOWHERE, Place
from helpers.vocabulary.region_code import RegionCode


class AgreementStatus(StrEnum):
    """How far the agreement goes; the first two bind. The values are what readers see."""

    AGREED = "disepakati"
    WITH_NOTE = "dengan catatan"
    NOT_AGREED = "belum disepakati"

    @property
    def is_binding(self) -> bool:
        """Whether next year's verdicts may use the record."""
        return self is not AgreementStatus.NOT_AGREED


@dataclass(frozen=True, slots=True)
class AgreementRecord:
    """One line of the agreement file.

    Parameters
    ----------
    year
        Judged on 31 December of this year.
    additions
        Agreed additions in people; ``None`` is not filled in.
    target_hundredths
        Agreed target in hundredths of a percent; ``None`` is not filled in.
    owner, budget_route, note
        Indonesian, as written.
    """

    region_code: RegionCode
    indicator: str
    basis: str
    year: int
    additions: int | None
    target_hundredths: int | None
    status: AgreementStatus
    owner: str = ""
    budget_route: str = ""
    note: str = ""
    place: Place = NOWHERE
