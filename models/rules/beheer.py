"""Wat één beheerder niet alleen mag: wie er meetekent en wie een inschrijving bevestigt."""

from collections.abc import Sequence

from models.fouten import Geweigerd
from models.rules.bevoegdheid import Uitsluiting

EEN_OVER = "er was nog maar één beheerder"
TWEE_OVER = "er waren maar twee beheerders"


def doet_al_mee(*mensen: str) -> Uitsluiting:
    """Beleid: wat twee beheerders doen, doen er twee, de een niet als vervanger van de ander."""
    weigering = Geweigerd(
        "Dit doen twee verschillende beheerders, de een niet namens de ander.",
        norm="beleid: beheer",
        advies="laat een tweede beheerder met een eigen mandaat meetekenen.",
    )
    return Uitsluiting(frozenset(mensen), weigering)


def nog_in_rust(uren: int) -> Geweigerd:
    """Beleid: wie net beheerder is, telt nog niet mee, zodat de anderen het eerst merken."""
    return Geweigerd(
        f"Een nieuwe beheerder telt pas mee als hij dat {uren} uur is.",
        norm="beleid: beheer",
        advies="laat een beheerder tekenen die dat al langer is, of wacht tot die tijd.",
    )


def keur_bevestiger(
    door: frozenset[str],
    *,
    zelf: frozenset[str],
    makers: Sequence[frozenset[str]],
    tekenen: frozenset[str],
) -> str:
    """Beleid: een inschrijving bevestigt een beheerder die de link niet kent, nooit de mens zelf.

    Alles in accounts: `door` bevestigt, `makers` maakten de link (de eerste zag haar), `tekenen`
    zijn de beheerders die kunnen meetekenen. De uitzondering, of niets: zijn er maar twee
    beheerders, dan bevestigt wie niet de eerste was; is er maar een, dan die.
    """
    if door & zelf:
        raise Geweigerd(
            "Niemand bevestigt de eigen inschrijving.",
            norm="beleid: beheer",
            advies="laat een andere beheerder dat doen.",
        )
    maakten = frozenset().union(*makers)
    if not door & maakten:
        return ""
    if tekenen - zelf - maakten:
        raise _kent_de_link()
    anderen = tekenen - zelf - makers[0]
    if not anderen:
        return EEN_OVER
    if door & makers[0]:
        raise _kent_de_link()
    return TWEE_OVER


def _kent_de_link() -> Geweigerd:
    return Geweigerd(
        "Wie de inschrijflink kent, bevestigt de inschrijving niet.",
        norm="beleid: beheer",
        advies="laat een andere beheerder het kenmerk aan de functionaris vragen en bevestigen.",
    )


def alleen_een_beheerder() -> Geweigerd:
    """Beleid: wie als enige kan tekenen, bevestigt alleen wie beheerder wordt."""
    return Geweigerd(
        "Zolang er maar een beheerder kan tekenen, bevestigt die alleen een beheerder.",
        norm="beleid: beheer",
        advies="maak eerst een tweede beheerder en laat die bevestigen.",
    )


def alleen_met_twee() -> Geweigerd:
    """Beleid: adressen van een ander en wie bericht krijgt wijzigen twee beheerders samen."""
    return Geweigerd(
        "Niemand wijzigt alleen de adressen van een ander, en een beheerder alleen geen afspraken.",
        norm="beleid: beheer",
        advies="laat `bereikbaar` van anderen weg, of laat twee beheerders dit doen (--tweede).",
    )
