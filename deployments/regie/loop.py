"""What a walk of `regie demo` is made of: commands, shown and given as anyone would."""

import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from typing import Any

import typer

from deployments.regie.weergave import toon, zeg

GEDULD_S = "60"


def meld(soort: str = "melding", **anders: Mapping[str, Any]) -> str:
    """Bring in the example of such a melding, other in these parts; the zaaknummer."""
    melding = json.loads(regie("voorbeeld", soort, toon_uit=False))
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
    """Who acts, with a fresh code."""
    return "--als", wie, "--code", regie("functionaris", "code", wie, toon_uit=False).strip()


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
        uit_voorbeeld = " < voorbeeld.json" if invoer else ""
        toon(f"$ {vooraf}regie {' '.join(woorden)}{uit_voorbeeld}")
    code, uit = _geef(woorden, invoer or "", omgeving or {})
    if toon_uit and uit:
        toon(uit.rstrip())
    if code:
        zeg("De rondleiding stopt hier. Draait `regie start --demo` in een ander venster?")
        raise typer.Exit(code)
    return uit


def _geef(woorden: Sequence[str], invoer: str, omgeving: Mapping[str, str]) -> tuple[int, str]:
    """Exit code and output; in this process, which has everything loaded."""
    from deployments.regie.app import voer_uit
    from tasks.basis.instellingen import instellingen

    uit, vroeger = io.TextIOWrapper(io.BytesIO(), "utf-8"), (dict(os.environ), sys.stdin)
    os.environ.update(omgeving)
    sys.stdin = io.TextIOWrapper(io.BytesIO(invoer.encode()), "utf-8")
    instellingen.cache_clear()
    try:
        with redirect_stdout(uit):
            code = voer_uit(woorden)
    finally:
        sys.stdin = vroeger[1]
        for naam in omgeving:
            os.environ.pop(naam)
        os.environ.update(vroeger[0])
        instellingen.cache_clear()
    uit.seek(0)
    return code, uit.read()
