"""Help pages in Indonesian, lines kept as written, so that examples can be copied."""

import inspect
from typing import Any

from typer.core import TyperCommand, TyperGroup

from helpers.cli.usage_errors import unknown_command

_HELP_OPTION = "Tampilkan bantuan ini."


class _IndonesianHelp:
    """Replaces the English parts of a help page."""

    help: str | None
    options_metavar: str | None
    params: list[Any]

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option ``--help`` with an Indonesian text."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _HELP_OPTION
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        pieces = [self.options_metavar, *(_name(p) for p in self.params if _is_argument(p))]
        if ctx.parent is None:
            pieces.append(self.subcommand_metavar)  # type: ignore[attr-defined]
        text = " ".join(piece for piece in pieces if piece)
        formatter.write_usage(ctx.command_path, text, prefix="Pemakaian: ")

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """Write the help text line by line as it stands in the source."""
        formatter.write_paragraph()
        for line in inspect.cleandoc(self.help or "").splitlines():
            formatter.write(f"  {line}".rstrip() + "\n")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments and options."""
        params = self.get_params(ctx)  # type: ignore[attr-defined]
        for title, is_argument in (("Argumen", True), ("Opsi", False)):
            records = [(_name(p), p.help) for p in params if _is_argument(p) is is_argument]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


def _is_argument(param: Any) -> bool:
    return param.param_type_name == "argument"


def _name(param: Any) -> str:
    """Return how a parameter is written: ``PARAMS``, ``--out FOLDER``, ``--fresh``."""
    if _is_argument(param):
        return param.metavar
    return " ".join([", ".join(param.opts), *([param.metavar] if param.metavar else [])])


class Command(_IndonesianHelp, TyperCommand):
    """One command of ``rakor``."""


class Group(_IndonesianHelp, TyperGroup):
    """The command ``rakor`` itself."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write options, then the commands with the first line of their help."""
        super().format_options(ctx, formatter)
        with formatter.section("Perintah"):
            formatter.write_dl(
                [(name, self.commands[name].get_short_help_str(90)) for name in self.commands]
            )

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Refuse an unknown command with the nearest one."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise unknown_command(args[0], list(self.commands))
        return super().resolve_command(ctx, args)
