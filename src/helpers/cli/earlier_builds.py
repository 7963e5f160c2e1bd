"""A guess, before anything is read, whether a meeting has been built before."""

from pathlib import Path


def has_been_built(params: Path, out: Path | None) -> bool:
    """Whether reports seem to stand: a run that has nothing to do must not start kernels.

    Only a guess, because the params have not been read: a meeting is usually named as its file
    is, and people usually stand in the project's folder. A wrong guess costs a second.
    """
    return (Path(out or "reports") / params.stem / ".ledger").is_dir()
