"""How paths on the command line are read."""

from pathlib import Path

from helpers.inputs.project import project_root


def existing(path: Path) -> Path:
    """Return what a person means by a path to read: from here, or else from the project root."""
    if path.is_absolute() or path.exists():
        return path.absolute()
    return project_root() / path


def output_folder(out: Path | None) -> Path:
    """Return the output folder; a relative path starts at the project root."""
    return project_root() / (out or "reports")
