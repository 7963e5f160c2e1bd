"""Awards and published percentages from a reviewed file."""

from pathlib import Path

from helpers.inputs.project import project_root
from helpers.inputs.yaml_model import YamlModel, read_model
from helpers.inputs.yaml_types import KnownCode, Name, PercentText, YamlDate
from helpers.vocabulary.context import Award, PercentKind, PublicContext, PublishedClaim


class _Award(YamlModel):
    region: KnownCode
    date: YamlDate
    giver: str
    subject: str
    category: str = ""
    indicators: tuple[Name, ...]
    source: str


class _Claim(YamlModel):
    region: KnownCode
    indicator: Name
    basis: str = ""
    percent: PercentText
    kind: PercentKind
    period: str
    date: YamlDate | None = None
    source: str
    note: str = ""


class _ContextFile(YamlModel):
    awards: tuple[_Award, ...] = ()
    claims: tuple[_Claim, ...] = ()


def load_context(path: Path, root: Path | None = None) -> PublicContext:
    """Read awards and published claims.

    Parameters
    ----------
    path
        The file; a relative path starts at the project root.
    root
        Project root; by default the nearest folder with ``notebooks``.

    Raises
    ------
    UsageError
        All problems of the file.
    """
    root = root or project_root()
    file = read_model(root / path, _ContextFile, root)
    return PublicContext(
        awards=tuple(
            Award(a.region, a.date, a.giver, a.subject, a.category, a.indicators, a.source)
            for a in file.awards
        ),
        claims=tuple(
            PublishedClaim(
                c.region,
                c.indicator,
                c.basis,
                c.percent,
                c.kind,
                c.period,
                c.date,
                c.source,
                c.note,
            )
            for c in file.claims
        ),
    )
