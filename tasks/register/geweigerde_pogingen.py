"""Attempts to act; a refused one is recorded, so that it can be seen who tried what."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from sqlmodel import Session

from models.begrippen import Bewijssoort, Deur, Feitsoort
from models.fouten import Geweigerd
from tasks.register.vastleggen import Gebeurtenis, leg_vast


@dataclass(frozen=True)
class Code:
    """Six digits from the app of the functionaris; used up by the act."""

    soort: ClassVar = Bewijssoort.CODE
    cijfers: str = field(repr=False)


@dataclass(frozen=True)
class Link:
    """The link in a bericht to the functionaris, which its door looked at."""

    soort: ClassVar = Bewijssoort.LINK


@dataclass(frozen=True)
class Sessie:
    """Who the functionaris is was proven earlier in the same command."""

    soort: ClassVar = Bewijssoort.SESSIE


Bewijs = Code | Link | Sessie


@dataclass(frozen=True)
class Poging:
    """Someone's attempt to act: who, what proves it, through which door, entered when.

    `hoofd` is the hash of the last record of the case that was shown, if that is known.
    """

    functionaris: str
    bewijs: Bewijs
    deur: Deur
    moment: datetime
    hoofd: str = ""

    @property
    def spoor(self) -> dict[str, str]:
        """What a record says of how someone acted."""
        return {
            "deur": self.deur,
            "bewijs": self.bewijs.soort,
            "ingevoerd_op": self.moment.isoformat(),
        }


@dataclass(frozen=True)
class Plek:
    """What an attempt is at: a stap or an act in a case, or in the beheer."""

    zaaknummer: str
    stap: str
    proces: str = ""
    onderwerp: str = ""
    vraag: str = ""


def leg_poging_vast(
    sessie: Session,
    plek: Plek,
    poging: Poging,
    weigering: Geweigerd,
    *,
    moment: datetime,
    **extra: object,
) -> None:
    """Record who claimed to act, at what, and which rule refused."""
    inhoud = {
        "functionaris": poging.functionaris,
        "reden": weigering.zin,
        "norm": weigering.norm,
        "op_de_pagina": weigering.op_de_pagina,
        **poging.spoor,
        "vraag": plek.vraag,
        **extra,
    }
    wat = Gebeurtenis(
        plek.zaaknummer,
        Feitsoort.POGING,
        inhoud,
        proces=plek.proces,
        onderwerp=plek.onderwerp,
        stap=plek.stap,
    )
    leg_vast(sessie, wat, moment=moment)
