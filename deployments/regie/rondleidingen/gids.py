"""What a walk of `regie demo` is made of: commands, shown and given as anyone would."""

import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import redirect_stdout
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup

from deployments.regie.scherm.tabel import toon, zeg
from deployments.regie.uitvoeren import voer_uit

GEDULD_S = "60"


class Antwoord(NamedTuple):
    """One step of the walk: what is answered, by whom, and what it means."""

    stap: str
    uitkomst: str
    als: str
    waarom: str


class Gids:
    """Gives the commands of a walk, in this process, which has everything loaded."""

    def __init__(self, groep: TyperGroup) -> None:
        self._groep = groep

    def meld(self, soort: str = "melding", **anders: Mapping[str, Any]) -> str:
        """Bring in the example of such a melding, other in these parts; the zaaknummer."""
        melding = json.loads(self.regie("voorbeeld", soort, toon_uit=False))
        for deel, velden in anders.items():
            melding[deel] = velden if "soort" in velden else melding[deel] | velden
        return self.regie("melding", "-", invoer=json.dumps(melding)).strip()

    def beantwoord(
        self,
        zaak: str,
        stap: str,
        uitkomst: str,
        wie: str,
        *,
        vraag: str = "",
        omgeving: Mapping[str, str] | None = None,
    ) -> None:
        """Wait until it is asked, take the example, and answer with that."""
        self.regie("gereed", zaak, "--op", stap, "--tijd", GEDULD_S)
        voorbeeld = ("formulier", zaak, stap, "--uitkomst", uitkomst, "--voorbeeld")
        invoer = self.regie(*voorbeeld, toon_uit=False)
        welke = ("--vraag", vraag) if vraag else ()
        besluit = ("besluit", zaak, stap, *welke, *self.als(wie), "--invoer", "-")
        self.regie(*besluit, invoer=invoer, omgeving=omgeving)

    def als(self, wie: str) -> tuple[str, ...]:
        """Who acts, with a fresh code."""
        return (
            "--als",
            wie,
            "--code",
            self.regie("functionaris", "code", wie, toon_uit=False).strip(),
        )

    def vertel(self, waarom: str) -> None:
        """What happens next, in words."""
        toon(f"\n# {waarom}")

    def regie(
        self,
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
        code, uit = self._geef(woorden, invoer or "", omgeving or {})
        if toon_uit and uit:
            toon(uit.rstrip())
        if code:
            zeg("De rondleiding stopt hier. Draait `regie start --demo` in een ander venster?")
            raise typer.Exit(code)
        return uit

    def _geef(
        self, woorden: Sequence[str], invoer: str, omgeving: Mapping[str, str]
    ) -> tuple[int, str]:
        """Exit code and output; in this process, which has everything loaded."""
        from tasks.basis.instellingen import instellingen

        uit, vroeger = io.TextIOWrapper(io.BytesIO(), "utf-8"), (dict(os.environ), sys.stdin)
        os.environ.update(omgeving)
        sys.stdin = io.TextIOWrapper(io.BytesIO(invoer.encode()), "utf-8")
        instellingen.cache_clear()
        try:
            with redirect_stdout(uit):
                code = voer_uit(self._groep, woorden)
        finally:
            sys.stdin = vroeger[1]
            for naam in omgeving:
                os.environ.pop(naam)
            os.environ.update(vroeger[0])
            instellingen.cache_clear()
        uit.seek(0)
        return code, uit.read()

    def loop_door(self, zaak: str, antwoorden: Iterable[Antwoord]) -> None:
        """One answer after another, each with what it means."""
        for antwoord in antwoorden:
            self.vertel(antwoord.waarom)
            self.beantwoord(zaak, antwoord.stap, antwoord.uitkomst, antwoord.als)

    def breng_in(self, handeling: str, zaak: str, wie: str) -> None:
        """An act from the example of its kind."""
        voorbeeld = self.regie("voorbeeld", handeling, toon_uit=False)
        self.regie(handeling, zaak, *self.als(wie), "--invoer", "-", invoer=voorbeeld)

    def vraag_over(self, zaak: str, stap: str, gemeente: str) -> str:
        """Id of the open vraag about this gemeente."""
        return str(
            self._wacht_op(
                ("zaak", zaak),
                lambda gezien: next(
                    (
                        v["id"]
                        for v in gezien["vragen"]
                        if (v["stap"], v["onderwerp"]) == (stap, gemeente)
                    ),
                    None,
                ),
            )
        )

    def bericht_aan(self, zaak: str, rol: str, gemeente: str) -> str:
        """Number of the first bericht that reached this role there."""
        aan = {"rol": rol, "gebied": gemeente}
        return str(
            self._wacht_op(
                ("berichten", zaak),
                lambda gezien: next(
                    (b["nummer"] for b in gezien if b["aan"] == aan and b["staat"] == "aangenomen"),
                    None,
                ),
            )
        )

    def _wacht_op(self, woorden: tuple[str, ...], zoek: Callable[[Any], str | None]) -> str:
        """Look with this command until there is something."""
        grens = time.monotonic() + float(GEDULD_S)
        while time.monotonic() < grens:
            gezien = json.loads(self.regie(*woorden, "--json", toon_uit=False, stil=True))
            if gevonden := zoek(gezien):
                return gevonden
            time.sleep(0.5)
        zeg(
            "De rondleiding stopt hier: waarop zij wacht, kwam niet. Zegt `regie status` wat er is?"
        )
        raise typer.Exit(1)


def in_gemeente(rol: str, gemeente: str) -> str:
    """Who holds this role there in the demo."""
    return f"{rol}.{gemeente.lower()}"
