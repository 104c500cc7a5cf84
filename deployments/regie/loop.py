"""What a walk of `regie demo` is made of: commands, shown and given as anyone would."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import typer

from deployments.regie.weergave import toon, zeg

GEDULD_S = "60"


def meld(**anders: Mapping[str, Any]) -> str:
    """Bring in the example melding, other in these parts; the zaaknummer."""
    melding = json.loads(regie("voorbeeld", "melding", toon_uit=False))
    for deel, velden in anders.items():
        melding[deel] = velden if "soort" in velden else melding[deel] | velden
    return regie("melding", "-", invoer=json.dumps(melding)).strip()


def beantwoord(
    zaak: str,
    stap: str,
    uitkomst: str,
    wie: str,
    *,
    vraag: str = "",
    omgeving: Mapping[str, str] | None = None,
) -> None:
    """Wait until it is asked, take the example, and answer with that."""
    regie("gereed", zaak, "--op", stap, "--tijd", GEDULD_S)
    voorbeeld = ("formulier", zaak, stap, "--uitkomst", uitkomst, "--voorbeeld")
    invoer = regie(*voorbeeld, toon_uit=False)
    welke = ("--vraag", vraag) if vraag else ()
    besluit = ("besluit", zaak, stap, *welke, *als(wie), "--invoer", "-")
    regie(*besluit, invoer=invoer, omgeving=omgeving)


def als(wie: str) -> tuple[str, ...]:
    """Who acts, with a fresh code; half of the processes of a walk were for that."""
    from tasks.codes import demo_code

    toon(f"$ regie functionaris code {wie}")
    return "--als", wie, "--code", demo_code(wie)


def vertel(waarom: str) -> None:
    """What happens next, in words."""
    toon(f"\n# {waarom}")


def regie(
    *woorden: str,
    invoer: str | None = None,
    toon_uit: bool = True,
    stil: bool = False,
    omgeving: Mapping[str, str] | None = None,
) -> str:
    """Show and give one command; what it printed. Ends the walk where a command fails."""
    vooraf = "".join(f"{naam}={waarde} " for naam, waarde in (omgeving or {}).items())
    if not stil:
        toon(f"$ {vooraf}regie {' '.join(woorden)}")
    gedaan = subprocess.run(  # noqa: S603  our own commands
        [sys.executable, "-m", "deployments.regie", *woorden],
        input=invoer,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        env={**os.environ, **(omgeving or {})},
    )
    if toon_uit and gedaan.stdout:
        toon(gedaan.stdout.rstrip())
    if gedaan.returncode:
        zeg("De rondleiding stopt hier. Draait `regie start --demo` in een ander venster?")
        raise typer.Exit(gedaan.returncode)
    return gedaan.stdout
