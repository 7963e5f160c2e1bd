"""Awards and published percentages from a reviewed file."""

from difflib import get_close_matches
from pathlib import Path

from helpers.errors import UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.project import display_name, project_root
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
    known = {indicator.key for indicator in load_catalogue(root).indicators}
    used = {c.indicator for c in file.claims} | {key for a in file.awards for key in a.indicators}
    if unknown := sorted(used - known):
        name = display_name(root / path, root)
        near = get_close_matches(unknown[0], sorted(known), n=1) or [", ".join(sorted(known))]
        raise UsageError(f"{name}: indikator {unknown[0]} tidak dikenal → tulis {near[0]}")
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
