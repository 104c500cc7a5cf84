"""Where a one-time code comes from: a prompt, stdin, a file descriptor; on a demo the command line.

Whatever stands on a command line can be read by every user of the machine (`/proc/*/cmdline`), so
outside a demo it is refused there. A code is read when the act asks for it, after its input.
"""

import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Annotated, Any, get_args

import typer

from models.fouten import OnjuisteInvoer

_LANGST = 64
"""Bytes of a line that holds a code; more is none."""
_STDIN = "-"


@dataclass(frozen=True)
class Codebron:
    """What was said on the command line about a code: itself, `-`, a descriptor, or nothing."""

    optie: str
    getypt: str | None = field(default=None, repr=False)
    fd: int | None = None
    stdin_bezet: bool = False
    """Whether the input comes from stdin."""

    @property
    def gegeven(self) -> bool:
        """Whether anything was said about it."""
        return self.getypt is not None or self.fd is not None

    @property
    def leest_mee(self) -> bool:
        """Whether somebody sees the screen: a script that gives the code keeps it in its log."""
        van_script = self.fd is not None or (self.getypt == _STDIN and not self.stdin_bezet)
        return not van_script or sys.stderr.isatty()

    def lees(self, wie: str) -> str:
        """The code of this functionaris; OnjuisteInvoer if there is none to read."""
        if self.fd is not None:
            gelezen = self._van_fd(self.fd)
        elif self.getypt == _STDIN:
            gelezen = self._van_stdin(wie)
        elif self.getypt is None:
            gelezen = self._van_terminal(wie, "ontbreekt, en er is geen terminal om haar te vragen")
        else:
            gelezen = self.getypt
        if not gelezen.strip():
            raise OnjuisteInvoer(self.optie, "er kwam geen code; typ zes cijfers uit de app")
        return gelezen.strip()

    def _van_stdin(self, wie: str) -> str:
        if self.stdin_bezet:
            zin = "leest standaardinvoer, maar daar komt de invoer al vandaan"
            return self._van_terminal(wie, zin)
        if sys.stdin.isatty():
            return self._van_terminal(wie, "kan niet van deze terminal worden gelezen")
        return sys.stdin.buffer.readline(_LANGST).decode(errors="replace")

    def _van_fd(self, fd: int) -> str:
        if fd == 0 and self.stdin_bezet:
            raise OnjuisteInvoer(
                f"{self.optie}-fd", "0 is standaardinvoer, waar de invoer vandaan komt"
            )
        regel = b""
        try:  # no further than its own line: the next one may be another code
            while len(regel) < _LANGST and (teken := os.read(fd, 1)) not in {b"", b"\n"}:
                regel += teken
        except OSError:
            raise OnjuisteInvoer(
                f"{self.optie}-fd",
                f"is geen open bestand waaruit te lezen is, als {self.optie}-fd 3 met 3< ervoor",
            ) from None
        return regel.decode(errors="replace")

    def _van_terminal(self, wie: str, anders: str) -> str:
        """Typed without being shown; OnjuisteInvoer that says `anders` where nobody can."""
        if not _is_er_een_terminal():
            raise OnjuisteInvoer(
                self.optie,
                f"{anders}; geef {self.optie} - en de code op standaardinvoer,"
                f" of {self.optie}-fd N",
            )
        from getpass import getpass

        try:
            return getpass(f"Code van {wie} (zes cijfers uit de app): ")
        except (EOFError, KeyboardInterrupt):
            raise OnjuisteInvoer(self.optie, "afgebroken; er is niets gedaan") from None


def met_codebronnen(functie: Callable[..., None]) -> Callable[..., None]:
    """The command, with `--…code-fd` beside every `--…code`, and with a Codebron for both."""
    handtekening = inspect.signature(functie)
    namen = [naam for naam in handtekening.parameters if f"_{naam}".endswith("_code")]
    if not namen:
        return functie

    @wraps(functie)
    def uitvoer(**gegeven: Any) -> None:  # noqa: ANN401  whatever the command takes
        bezet = any(gegeven[naam] == _STDIN for naam in gegeven if naam not in namen)
        for naam in namen:
            bron = Codebron(_optie(naam), gegeven[naam], gegeven.pop(f"{naam}_fd"), bezet)
            _keur(bron)
            gegeven[naam] = bron
        functie(**gegeven)

    delen = [*map(_op_de_opdrachtregel, handtekening.parameters.values()), *map(_fd, namen)]
    uitvoer.__signature__ = handtekening.replace(parameters=delen)  # type: ignore[attr-defined]
    uitvoer.__annotations__ = {deel.name: deel.annotation for deel in delen}
    return uitvoer


def _op_de_opdrachtregel(deel: inspect.Parameter) -> inspect.Parameter:
    """As Typer is to see it: by name, and a code is a text that may be left out."""
    if f"_{deel.name}".endswith("_code"):
        optie = get_args(deel.annotation)[1]
        deel = deel.replace(annotation=Annotated[str | None, optie], default=None)
    return deel.replace(kind=inspect.Parameter.KEYWORD_ONLY)


def _fd(naam: str) -> inspect.Parameter:
    optie = typer.Option(
        f"{_optie(naam)}-fd", metavar="N", min=0, help="Lees de code uit deze file descriptor."
    )
    return inspect.Parameter(
        f"{naam}_fd",
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[int | None, optie],
    )


def _optie(naam: str) -> str:
    return f"--{naam.replace('_', '-')}"


def _keur(bron: Codebron) -> None:
    """OnjuisteInvoer for two sources at once, or a code on the command line outside a demo."""
    if bron.getypt is not None and bron.fd is not None:
        raise OnjuisteInvoer(f"{bron.optie} en {bron.optie}-fd", "geef een van beide")
    if bron.getypt not in {None, _STDIN} and not _is_demo():
        raise OnjuisteInvoer(
            bron.optie,
            "een code op de opdrachtregel kan ieder op deze machine lezen; laat"
            f" {bron.optie} weg (regie vraagt erom), of geef {bron.optie} - of {bron.optie}-fd N."
            " Neem de volgende code: deze is misschien gezien",
        )


def _is_demo() -> bool:
    from tasks.basis.database import lezen
    from tasks.basis.installatie import is_demo

    with lezen() as sessie:
        return is_demo(sessie)


def _is_er_een_terminal() -> bool:
    try:
        os.close(os.open(os.ctermid(), os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
