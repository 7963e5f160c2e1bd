"""Typer's own complaints about the command line, in Indonesian."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer

from helpers.errors import UsageError

# Typer keeps its exceptions to itself except this one; all complaints share its base.
TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]


def unknown_command(name: str, known: Sequence[str]) -> UsageError:
    """Return the complaint about a command that does not exist."""
    near = get_close_matches(name, known, n=1)
    action = f"mungkin maksudnya: rakor {near[0]}" if near else f"yang ada: {', '.join(known)}"
    return UsageError(f"perintah {name} tidak dikenal → {action}")


def in_indonesian(error: Any) -> str:
    """Return what a complaint of Typer means, and where help is to be found."""
    kind = type(error).__name__
    words = _WORDS.get(kind, _other)(error)
    command = error.ctx.command_path if error.ctx else "rakor"
    return f"{words} → lihat: {command} --help"


def _missing(error: Any) -> str:
    name = error.param.metavar or error.param.name if error.param else ""
    kind = "opsi" if getattr(error.param, "param_type_name", "") == "option" else "argumen"
    return f"{kind} {name} belum ditulis"


def _no_such_option(error: Any) -> str:
    near = ", ".join(sorted(error.possibilities or ()))
    return f"opsi {error.option_name} tidak dikenal" + (f"; yang mirip: {near}" if near else "")


def _without_value(error: Any) -> str:
    return f"opsi {error.option_name}: nilainya belum, atau tidak perlu, ditulis"


def _bad_value(error: Any) -> str:
    names = "/".join(getattr(error.param, "opts", ())) or "argumen"
    return f"nilai untuk {names} tidak dapat dipakai"


def _other(error: Any) -> str:
    message = error.format_message()
    extra = re.search(r"unexpected extra arguments?\S* \((.*)\)", message)
    return (
        f"argumen berlebih: {extra[1]}" if extra else f"perintah tidak dapat dipahami ({message})"
    )


_WORDS = {
    "MissingParameter": _missing,
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _without_value,
    "BadParameter": _bad_value,
}
