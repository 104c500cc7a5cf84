"""`regie demo`: a walk through a procedure, made of nothing but commands that anyone can give."""

import subprocess
import sys
from typing import Annotated, NamedTuple

import typer

from deployments.regie.opdracht import Opdrachten
from deployments.regie.weergave import toon, zeg
from models.fouten import OnjuisteInvoer

app = Opdrachten("Draaien")
_GEDULD_S = "60"


class Antwoord(NamedTuple):
    """One step of the walk: what is answered, by whom, and what it means."""

    stap: str
    uitkomst: str
    als: str
    waarom: str


TRIAGE = (
    Antwoord("weging", "ernstige_dreiging", "rccb.oost-brabant", "De RCCB weegt de dreiging."),
    Antwoord(
        "overleg",
        "stelsel",
        "adviseur_bbc.oost-brabant",
        "De adviseur BB&C geeft, na overleg met de HOvJ, opdracht tot een intakeformulier.",
    ),
    Antwoord("intakeformulier", "ingevuld", "politie.oost-brabant", "De politie vult in."),
    Antwoord(
        "ondertekening",
        "directe_opname",
        "hovj.oost-brabant",
        "De HOvJ bevestigt het toetsingskader en ondertekent.",
    ),
    Antwoord("oordeel", "opnemen", "nctv", "De NCTV neemt op: dat is de aanwijzing."),
    Antwoord("overdrachtsdossier", "verzonden", "hovj.oost-brabant", "De HOvJ draagt over."),
    Antwoord("ontvangst_dossier", "volledig", "directeur_nctv", "Het dossier is volledig."),
    Antwoord("maatregelenadvies", "geleverd", "adviseur_bb", "De adviseur B&B adviseert."),
    Antwoord("besluit_maatregelen", "vaststellen", "nctv", "De NCTV besluit als gezag."),
    Antwoord(
        "informeren_persoon", "geinformeerd", "politie.oost-brabant", "De persoon wordt verteld."
    ),
)
_LOPEN = {"triage": TRIAGE}


@app.opdracht()
def demo(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Welke rondleiding: triage.")],
) -> None:
    """Loop een hele procedure door op een demo-installatie; elke opdracht wordt getoond."""
    if naam not in _LOPEN:
        raise OnjuisteInvoer(f"NAAM: moet een van deze zijn: {', '.join(_LOPEN)}")
    zaak = _regie("melding", "-", invoer=_regie("voorbeeld", "melding", toon_uit=False)).strip()
    for antwoord in _LOPEN[naam]:
        _beantwoord(zaak, antwoord)
    _zeg("De formulieren op papier, en het bewijs dat zij gelijk zijn aan het register.")
    _regie("dossier", zaak, *_als("directeur_nctv"), "--uit", f"{zaak}.pdf")
    _regie("register", "controleer", "--document", f"{zaak}.pdf")
    _zeg("De NCTV beëindigt zijn gezag: persoon, kerngezin en maatregelen gaan terug.")
    terug = _regie("voorbeeld", "terugkeer", toon_uit=False)
    _regie("terugkeer", zaak, *_als("directeur_nctv"), "--invoer", "-", invoer=terug)
    _regie("gereed", zaak, "--op", "vervolg", "--tijd", _GEDULD_S)
    _regie("zaak", zaak)
    _regie("register", "controleer")


def _beantwoord(zaak: str, antwoord: Antwoord) -> None:
    _zeg(antwoord.waarom)
    _regie("gereed", zaak, "--op", antwoord.stap, "--tijd", _GEDULD_S)
    voorbeeld = ("formulier", zaak, antwoord.stap, "--uitkomst", antwoord.uitkomst, "--voorbeeld")
    invoer = _regie(*voorbeeld, toon_uit=False)
    _regie("besluit", zaak, antwoord.stap, *_als(antwoord.als), "--invoer", "-", invoer=invoer)


def _als(wie: str) -> tuple[str, ...]:
    return "--als", wie, "--code", _regie("functionaris", "code", wie, toon_uit=False).strip()


def _zeg(waarom: str) -> None:
    toon(f"\n# {waarom}")


def _regie(*woorden: str, invoer: str | None = None, toon_uit: bool = True) -> str:
    """Show and give one command; what it printed. Ends the walk where a command fails."""
    toon(f"$ regie {' '.join(woorden)}")
    gedaan = subprocess.run(  # noqa: S603  our own commands
        [sys.executable, "-m", "deployments.regie", *woorden],
        input=invoer,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if toon_uit and gedaan.stdout:
        toon(gedaan.stdout.rstrip())
    if gedaan.returncode:
        zeg("De rondleiding stopt hier. Draait `regie start --demo` in een ander venster?")
        raise typer.Exit(gedaan.returncode)
    return gedaan.stdout
