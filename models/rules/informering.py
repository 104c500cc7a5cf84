"""Welke gemeenten bericht krijgen, wie daar, en wanneer er een vierhoek is (circulaire 2.3.5)."""

from collections.abc import Iterable
from datetime import datetime

from models.begrippen import Domein, Functie, Gelegenheid, Rol, Status
from models.formulieren.melding import Persoon
from models.fouten import Geweigerd
from models.zaak.informering import Informering

LADDER = (Rol.BURGEMEESTER, Rol.LOCO_BURGEMEESTER, Rol.AOV)
"""Beleid: wie het hoort in een gemeente die niets anders afsprak, op volgorde."""


def gemeenten_van(persoon: Persoon) -> tuple[str, ...]:
    """circulaire 2.3.5 (N055): waar de persoon woont en werkt, elk eenmaal."""
    woont = persoon.woonadres.gemeente if persoon.woonadres else None
    return tuple(dict.fromkeys(g for g in (woont, persoon.werkgemeente) if g))


def nieuwe_gemeenten(was: Persoon, is_: Persoon) -> dict[str, Gelegenheid]:
    """circulaire 2.3.5 (N056): gemeenten van een nieuw adres en nieuw werk, en welk van beide."""
    nieuw = {}
    if is_.werkgemeente and (is_.werkgemeente, is_.werkgever) != (was.werkgemeente, was.werkgever):
        nieuw[is_.werkgemeente] = Gelegenheid.WERKPLEK
    if is_.woonadres and is_.woonadres != was.woonadres:
        nieuw[is_.woonadres.gemeente] = Gelegenheid.VERHUIZING
    return nieuw


def verlaten_gemeenten(was: Persoon, is_: Persoon) -> tuple[str, ...]:
    """circulaire 2.3.5 (N055): waar de persoon niet meer woont en niet meer werkt."""
    return tuple(g for g in gemeenten_van(was) if g not in gemeenten_van(is_))


def ladder(volgorde: Iterable[Rol], *, eigen_zaak: bool) -> tuple[Rol, ...]:
    """webtekst JenV (N114): wie het hoort, op volgorde; burgemeester niet in de eigen zaak."""
    zonder = {Rol.BURGEMEESTER} if eigen_zaak else set()
    over = [rol for rol in dict.fromkeys(volgorde) if rol not in zonder]
    return tuple(over or [rol for rol in LADDER if rol not in zonder])


def in_gemeente(volgorde: Iterable[Rol], *, eigen_zaak: bool) -> tuple[Rol, ...]:
    """circulaire 2.3.5 (N055), JenV (N114): wie daar mag lezen en bevestigen, de ladder eerst.

    Wie in een volgorde ontbreekt, mag zo nodig toch handelen; de burgemeester nooit in de eigen
    zaak.
    """
    return ladder((*volgorde, *LADDER), eigen_zaak=eigen_zaak)


def burgemeester_van(persoon: Persoon) -> frozenset[str]:
    """webtekst JenV (N114): waar de bedreigde persoon burgemeester is."""
    if persoon.functie is not Functie.BURGEMEESTER:
        return frozenset()
    return frozenset({persoon.werkgemeente} if persoon.werkgemeente else gemeenten_van(persoon))


def op_de_ladder(rol: Rol, plek: tuple[Rol, ...]) -> Rol:
    """De rol op deze plaats van de ladder van een gemeente; de laatste als die korter is."""
    return plek[min(LADDER.index(rol), len(plek) - 1)] if plek and rol in LADDER else rol


def lopende(
    informeringen: Iterable[Informering], *, zonder: frozenset[str]
) -> dict[str, list[Informering]]:
    """Gemeente → wat zij van de zaak hoort of hoorde, sinds zij vernam dat die daar eindigde.

    Een moment of een acuut risico gaat alleen daarover. `zonder` zijn de onderwerpen van wat is
    ingetrokken.
    """
    per_gemeente: dict[str, list[Informering]] = {}
    for informering in informeringen:
        if informering.onderwerp in zonder:
            continue
        if informering.gelegenheid is Gelegenheid.EINDE:
            per_gemeente.pop(informering.gemeente, None)
        elif informering.gelegenheid.blijvend:
            per_gemeente.setdefault(informering.gemeente, []).append(informering)
    return per_gemeente


def keur_voor_deze_gemeente(genoemd: str | None, *, gemeente: str, duidelijk: bool) -> None:
    """circulaire 2.3.5 (N057): wat vrijkomt, bereikt de gemeente waarvoor het is bedoeld.

    `duidelijk`: wie antwoordde, kon zien welke het is; de Prefect-pagina mag dat niet zeggen, zodat
    zij daar bij meer dan een gemeente moet worden genoemd.
    """
    if genoemd == gemeente or (genoemd is None and duidelijk):
        return
    raise Geweigerd(
        "Deze vraag gaat over een andere gemeente dan u noemt."
        if genoemd
        else "Er wacht meer dan een gemeente op vrijgave; noem in gemeente voor welke deze is.",
        norm="N057",
        advies="`regie zaak` toont bij elke open vraag over welke gemeente zij gaat.",
    )


def keur_stelselcasus(*, domein: Domein, status: Status, norm: str) -> None:
    """circulaire 2.3.5 (N055, N061): de NCTV informeert alleen over personen in het stelsel."""
    if domein is not Domein.STELSEL or status is Status.GESLOTEN:
        raise Geweigerd(
            "Dit kan alleen in een open zaak in het stelsel, onder gezag van de NCTV.",
            norm=norm,
            advies="in het lokaal domein informeren politie en HOvJ de burgemeester zelf;"
            " leg dat vast met `regie verstrekking`.",
        )


def keur_vierhoek(gemeente: str, *, bekend: Iterable[str], op: datetime, moment: datetime) -> None:
    """circulaire 2.3.5 (N061): over een stelselcasus in die gemeente, en nog te komen."""
    if gemeente not in set(bekend):
        raise Geweigerd(
            "Deze stelselcasus speelt niet in die gemeente; dan is er geen vierhoeksoverleg.",
            norm="N061",
            advies="noem een gemeente waar de persoon woont of werkt, of die is geïnformeerd.",
        )
    if op <= moment:
        raise Geweigerd(
            "Dat moment is al voorbij.", norm="N061", advies="noem een moment dat nog komt."
        )
