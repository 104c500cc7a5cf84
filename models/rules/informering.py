"""Which gemeenten are informed, who there, and when there is a vierhoek (circulaire 2.3.5)."""

from collections.abc import Iterable
from datetime import datetime

from models.begrippen import Domein, Functie, Gelegenheid, Rol, Status
from models.formulieren.melding import Persoon
from models.fouten import Geweigerd
from models.zaak.informering import Informering

LADDER = (Rol.BURGEMEESTER, Rol.LOCO_BURGEMEESTER, Rol.AOV)
"""Who is told in a gemeente that agreed nothing else, in order (policy)."""


def gemeenten_van(persoon: Persoon) -> tuple[str, ...]:
    """circulaire 2.3.5 (N055): where the person lives and works, each once."""
    woont = persoon.woonadres.gemeente if persoon.woonadres else None
    return tuple(dict.fromkeys(g for g in (woont, persoon.werkgemeente) if g))


def nieuwe_gemeenten(was: Persoon, is_: Persoon) -> dict[str, Gelegenheid]:
    """circulaire 2.3.5 (N056): gemeenten of a new address and of new work, and which it is."""
    nieuw = {}
    if is_.werkgemeente and (is_.werkgemeente, is_.werkgever) != (was.werkgemeente, was.werkgever):
        nieuw[is_.werkgemeente] = Gelegenheid.WERKPLEK
    if is_.woonadres and is_.woonadres != was.woonadres:
        nieuw[is_.woonadres.gemeente] = Gelegenheid.VERHUIZING
    return nieuw


def verlaten_gemeenten(was: Persoon, is_: Persoon) -> tuple[str, ...]:
    """circulaire 2.3.5 (N055): where the person neither lives nor works any more."""
    return tuple(g for g in gemeenten_van(was) if g not in gemeenten_van(is_))


def ladder(volgorde: Iterable[Rol], *, eigen_zaak: bool) -> tuple[Rol, ...]:
    """webtekst JenV (N114): who is told, in order; not the burgemeester about the own case."""
    zonder = {Rol.BURGEMEESTER} if eigen_zaak else set()
    over = [rol for rol in dict.fromkeys(volgorde) if rol not in zonder]
    return tuple(over or [rol for rol in LADDER if rol not in zonder])


def in_gemeente(volgorde: Iterable[Rol], *, eigen_zaak: bool) -> tuple[Rol, ...]:
    """circulaire 2.3.5 (N055), JenV (N114): who there may read and confirm, those told first.

    Whoever was left out of an order still acts when it comes to it; the burgemeester never in the
    own case.
    """
    return ladder((*volgorde, *LADDER), eigen_zaak=eigen_zaak)


def burgemeester_van(persoon: Persoon) -> frozenset[str]:
    """webtekst JenV (N114): where the threatened person is the burgemeester."""
    if persoon.functie is not Functie.BURGEMEESTER:
        return frozenset()
    return frozenset({persoon.werkgemeente} if persoon.werkgemeente else gemeenten_van(persoon))


def op_de_ladder(rol: Rol, plek: tuple[Rol, ...]) -> Rol:
    """The role that has this place on the ladder of a gemeente; the last where it is shorter."""
    return plek[min(LADDER.index(rol), len(plek) - 1)] if plek and rol in LADDER else rol


def lopende(
    informeringen: Iterable[Informering], *, zonder: frozenset[str]
) -> dict[str, list[Informering]]:
    """Gemeente → what it was or is being told of the case, since it last heard that it ended there.

    A moment or an acute risk is about that alone. `zonder` are the onderwerpen of those that were
    withdrawn.
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
    """circulaire 2.3.5 (N057): what is released reaches the gemeente that it was meant for.

    `duidelijk`: whoever answered could see which it is; the Prefect page may not say it, so that
    with more than one it has to be named there.
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
    """circulaire 2.3.5 (N055, N061): the NCTV informs of persons in het stelsel only."""
    if domein is not Domein.STELSEL or status is Status.GESLOTEN:
        raise Geweigerd(
            "Dit kan alleen in een open zaak in het stelsel, onder gezag van de NCTV.",
            norm=norm,
            advies="in het lokaal domein informeren politie en HOvJ de burgemeester zelf;"
            " leg dat vast met `regie verstrekking`.",
        )


def keur_vierhoek(gemeente: str, *, bekend: Iterable[str], op: datetime, moment: datetime) -> None:
    """circulaire 2.3.5 (N061): about a stelselcasus in that gemeente, and still to come."""
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
