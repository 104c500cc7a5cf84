"""What a schedule does in every case that is due: an act each, so that none holds up another."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from prefect.artifacts import acreate_markdown_artifact

from models.fouten import NietGevonden, Onleesbaar, Onverwacht
from models.rules.ontvangers import BEHEERDER
from tasks.basis.database import transactie
from tasks.basis.tijd import nu, op_scherm
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.register.sleutels import BEHEER


class AanDeBeurt(Protocol):
    """The cases that are due at a moment."""

    def __call__(self, *, moment: datetime) -> Iterable[str]:
        """Their numbers, in order."""
        ...


class Doe(Protocol):
    """What is done in a case; False if it was not needed any more, a Fout if it is unreadable."""

    def __call__(self, zaaknummer: str, /, *, moment: datetime) -> bool:
        """In an act of its own."""
        ...


@dataclass(frozen=True)
class PerZaak:
    """One such schedule: its key in Prefect, what its overview says, which cases, and what."""

    sleutel: str
    zin: str
    aan_de_beurt: AanDeBeurt
    doe: Doe

    def doe_in_elke(self, *, moment: datetime) -> tuple[int, dict[str, str]]:
        """In how many cases it was done; the cases that could not be read → what was wrong.

        The beheerder hears of those. Onbereikbaar if the database does not answer.
        """
        gedaan, onleesbaar = 0, {}
        for zaaknummer in self.aan_de_beurt(moment=moment):
            try:
                gedaan += self.doe(zaaknummer, moment=moment)
            except (Onleesbaar, NietGevonden) as fout:
                onleesbaar[zaaknummer] = str(fout)
            except (ValueError, LookupError, TypeError) as fout:  # what is stored there is no case
                onleesbaar[zaaknummer] = f"{Onverwacht.uit(fout)}."
        if onleesbaar:
            with transactie() as sessie:
                nieuws = Nieuws(BEHEER, "alarm", self.sleutel)
                zet_klaar(sessie, nieuws, BEHEERDER, niet=frozenset(), moment=moment)
        return gedaan, onleesbaar

    async def doe_en_toon(self) -> None:
        """Do it now, and leave in Prefect in how many cases, and where not."""
        moment = nu()
        gedaan, onleesbaar = await asyncio.to_thread(partial(self.doe_in_elke, moment=moment))
        tekst = self._overzicht(op_scherm(moment), gedaan, onleesbaar)
        await acreate_markdown_artifact(key=self.sleutel, markdown=tekst)

    def _overzicht(self, moment: str, gedaan: int, onleesbaar: Mapping[str, str]) -> str:
        titel = self.sleutel.replace("-", " ").capitalize()
        kop = f"# {titel}\n\n{self.zin.format(moment)}: {gedaan}.\n"
        if not onleesbaar:
            return kop
        zaken = "\n".join(f"- {zaaknummer}: {fout}" for zaaknummer, fout in onleesbaar.items())
        return f"{kop}\nNiet te lezen, en dus niet gevraagd:\n\n{zaken}\n"
