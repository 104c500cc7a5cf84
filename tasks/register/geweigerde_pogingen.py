"""Attempts to act; a refused one is recorded, so that it can be seen who tried what."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from models.begrippen import Deur, Feitsoort
from models.fouten import Geweigerd
from tasks.register.vastleggen import Gebeurtenis, leg_vast


@dataclass(frozen=True)
class Code:
    """Six digits from the app of the functionaris; used up by the act."""

    cijfers: str = field(repr=False)


@dataclass(frozen=True)
class Link:
    """The link in a bericht to the functionaris, which its door looked at."""


@dataclass(frozen=True)
class Sessie:
    """Who the functionaris is was proven earlier in the same command."""


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
        "deur": poging.deur,
        "ingevoerd_op": poging.moment.isoformat(),
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
