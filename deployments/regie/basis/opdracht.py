"""What the commands share: Dutch usage, options with one name everywhere, the check before them."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, ParamSpec, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from deployments.regie.basis.code import Codebron, met_codebronnen
from models.basis import id_zoals_gegeven

P = ParamSpec("P")
F = TypeVar("F", bound=Callable[..., Any])

_ZAAK = re.compile(r"\s*(bb-[0-9]{4}-[0-9]+)\s*", re.IGNORECASE)


def zaak_zoals_gegeven(getypt: str) -> str:
    """A zaaknummer in capitals, however it was typed; anything else as it is."""
    return gevonden[1].upper() if (gevonden := _ZAAK.fullmatch(getypt)) else getypt


_CODE_HULP = (
    "Zes cijfers uit uw app; zonder deze optie vraagt regie erom. - leest ze van standaardinvoer."
)
Zaaknummer = Annotated[
    str,
    typer.Argument(metavar="ZAAK", parser=zaak_zoals_gegeven, help="Zaaknummer, BB-2026-000001."),
]
ZaakMisschien = Annotated[
    str | None,
    typer.Argument(
        metavar="ZAAK", parser=zaak_zoals_gegeven, help="Alleen van deze zaak, BB-2026-000001."
    ),
]
Stap = Annotated[str, typer.Argument(metavar="STAP", help="Naam van de stap, zoals weging.")]
Als = Annotated[
    str,
    typer.Option("--als", metavar="F", parser=id_zoals_gegeven, help="Uw functionaris-id."),
]
AlsMisschien = Annotated[
    str | None,
    typer.Option("--als", metavar="F", parser=id_zoals_gegeven, help="Uw functionaris-id."),
]
Tweede = Annotated[
    str,
    typer.Option("--tweede", metavar="F2", parser=id_zoals_gegeven, help="De tweede beheerder."),
]
Functionaris = Annotated[
    str, typer.Argument(metavar="F", parser=id_zoals_gegeven, help="Functionaris-id.")
]
FunctionarisOfLeeg = Annotated[
    str, typer.Argument(metavar="[F]", parser=id_zoals_gegeven, help="Functionaris-id.")
]
Code = Annotated[Codebron, typer.Option("--code", metavar="C", help=_CODE_HULP)]
CodeMisschien = Annotated[Codebron | None, typer.Option("--code", metavar="C", help=_CODE_HULP)]
TweedeCode = Annotated[
    Codebron, typer.Option("--tweede-code", metavar="C2", help="Zes cijfers van de tweede.")
]
TweedeMisschien = Annotated[
    str | None,
    typer.Option("--tweede", metavar="F2", parser=id_zoals_gegeven, help="De tweede beheerder."),
]
TweedeCodeMisschien = Annotated[
    Codebron | None,
    typer.Option("--tweede-code", metavar="C2", help="Zes cijfers van de tweede."),
]
Gebied = Annotated[str, typer.Option("--gebied", metavar="G", help="Eenheid, parket, gemeente.")]
Van = Annotated[str | None, typer.Option("--van", metavar="D", help="Vanaf; leeg is nu.")]
Tot = Annotated[str | None, typer.Option("--tot", metavar="D", help="Tot; leeg is zonder einde.")]
Namens = Annotated[
    str | None,
    typer.Option("--namens", metavar="F", parser=id_zoals_gegeven, help="Wie vervangen wordt."),
]

Bestand = Annotated[
    str, typer.Option("--invoer", metavar="BESTAND", help="JSON-bestand; - is standaardinvoer.")
]
LANGST_S = 31_536_000
"""How long a command may wait at most: a year. Not for ever (`inf`), and not `nan`."""


class Opdracht(TyperCommand):
    """A command whose usage and help option are in Dutch."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401  Typer's own type
        """Usage, with the Dutch word for it."""
        return _gebruik(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  Typer's own type
        """`--help`, explained in Dutch."""
        return _uitgelegd(super().get_help_option(ctx))


class Groep(TyperGroup):
    """A group of commands whose usage and help option are in Dutch."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401  Typer's own type
        """Usage, with the Dutch word for it."""
        return _gebruik(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  Typer's own type
        """`--help`, explained in Dutch."""
        return _uitgelegd(super().get_help_option(ctx))


class Opdrachten(typer.Typer):
    """Commands that belong together; Dutch, and shown as one block in the help."""

    def __init__(self, deel: str | None = None, **kenmerken: Any) -> None:  # noqa: ANN401  Typer's
        super().__init__(cls=Groep, subcommand_metavar="OPDRACHT …", **kenmerken)
        self.deel = deel

    def opdracht(self, naam: str | None = None, *, met_register: bool = True) -> Callable[[F], F]:
        """Register a command; unless told otherwise it needs a register of this version."""

        def neem_op(functie: F) -> F:
            uitvoer = met_codebronnen(functie)
            uitvoer = _met_register(uitvoer) if met_register else uitvoer
            self.command(naam, cls=Opdracht, rich_help_panel=self.deel)(uitvoer)
            return functie

        return neem_op


def _met_register(functie: Callable[P, None]) -> Callable[P, None]:
    @wraps(functie)
    def uitvoer(*args: P.args, **kwargs: P.kwargs) -> None:
        from deployments.ingericht import eis_ingericht

        eis_ingericht()
        functie(*args, **kwargs)

    return uitvoer


def _gebruik(engels: str) -> str:
    return engels.replace("Usage: ", "Gebruik: ", 1).replace("[OPTIONS]", "[OPTIES]", 1)


def _uitgelegd(optie: Any) -> Any:  # noqa: ANN401  Typer's own type
    if optie is not None:
        optie.help = "Toon deze uitleg."
    return optie
