"""Acts that nobody has to ask for: who may do them."""

from collections.abc import Callable
from typing import NamedTuple

from models.begrippen import Bevoegd, Rol
from models.rules import bevoegden as wie
from models.rules.bevoegden import Bevoegdheidscontext


class Handeling(NamedTuple):
    """An act; `wie` gives who may do it, `norm` refuses anyone else."""

    naam: str
    wie: Callable[[Bevoegdheidscontext], list[Bevoegd]]
    norm: str


HANDELINGEN = (
    Handeling("spoedmaatregel", wie.neemt_spoedmaatregel, "N068"),
    Handeling("verzoek_aanwijzing", wie.hovj, "N024"),
    Handeling("acuut", wie.landelijk(Rol.NCTV), "N057"),
    Handeling("moment", wie.landelijk(Rol.NCTV), "N057"),
    Handeling("vierhoeksoverleg", wie.een_van_de_vier, "N061"),
    Handeling("wijziging", wie.betrokkenen, "N008"),
    Handeling("openbare_uitlating", wie.betrokkenen, "N110"),
    Handeling("risicomoment", wie.meldt_risicomoment, "N096"),
    Handeling("toetsing", wie.vraagt_toetsing, "N098"),
    Handeling("verstrekking", wie.verstrekt, "N060"),
    Handeling("levering", wie.levert, "N007"),
    Handeling("zaak_uitsluiting", wie.elk_gezag, "N008"),
)
