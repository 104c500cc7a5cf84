"""Voorafspraken per gemeente: filled in by the gemeente or a beheerder, kept in the register."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from models.begrippen import Bevoegd, Feitsoort, Rol
from models.formulieren.voorafspraken import Voorafspraken, volgorde_op
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.leesvorm import gelezen
from models.naslag.beleid import beleid_op
from models.naslag.gemeenten import gemeentecode, gemeenten
from models.rules.beheer import alleen_met_twee
from models.rules.bevoegdheid import kies_volmacht
from models.rules.informering import LADDER
from models.rules.ontvangers import BEHEERDER
from models.tabellen import Kanaal, Vastlegging, Voorafspraak
from tasks.basis.database import lezen
from tasks.basis.installatie import is_demo
from tasks.basis.tijd import dag
from tasks.berichten.adressen import gecontroleerd, vervang
from tasks.berichten.kanalen import ontvanger
from tasks.mensen.beheer import als_twee_beheerders
from tasks.mensen.functionarissen import (
    Door,
    eerste,
    functionaris,
    meegetekend,
    ontvangers,
    volmachten,
    volmachthouder,
)
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.lezen import feit_van
from tasks.register.sleutels import BEHEER, sleutel_van
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.vragen.handelingen import als_model

STAP = "voorafspraken"


def leg_voorafspraken_vast(
    gemeente: str,
    invoer: dict[str, Any],
    poging: Poging,
    tweede: Poging | None = None,
    *,
    moment: datetime,
) -> None:
    """Record what a gemeente agreed, and the channels that it names, in one act (N119, N125).

    By someone of that gemeente, with no channels but the own, or by two beheerders; on a demo also
    by one. OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) for anyone else.
    """
    waar = code_van(gemeente, moment=moment)
    afspraken, adressen = _gelezen(invoer, moment)
    with lezen() as sessie:
        for mens in adressen:
            _eis_van(sessie, mens, waar, moment)
    with _getekend(waar, set(adressen), poging, tweede, moment) as (sessie, door):
        for mens, nieuw in adressen.items():
            _eis_van(sessie, mens, waar, moment)  # may have got another mandate meanwhile
            vervang(sessie, mens, nieuw, door=door, moment=moment)
        inhoud = {"gemeente": waar, **afspraken.model_dump(mode="json", exclude={"bereikbaar"})}
        inhoud |= meegetekend(door)
        wat = Gebeurtenis(BEHEER, Feitsoort.VOORAFSPRAKEN, inhoud, stap=STAP, wie=eerste(door))
        volgnummer = leg_vast(sessie, wat, moment=moment).volgnummer
        sessie.merge(
            Voorafspraak(gemeente=waar, volgnummer=volgnummer, herzien_op=afspraken.herzien_op)
        )


def omschreven(gemeente: str, invoer: dict[str, Any], *, moment: datetime) -> list[str]:
    """What is agreed, for who signs along: who is told, and whom each address reaches."""
    afspraken, adressen = _gelezen(invoer, moment)
    waar = code_van(gemeente, moment=moment)
    return [
        f"in {waar} krijgt bericht, op volgorde: {', '.join(afspraken.ladder)}",
        *(
            f"{w.door} neemt waar voor {w.voor}, {w.van} t/m {w.tot_en_met}"
            for w in afspraken.waarneming
        ),
        *(
            f"{wie} wordt bereikt langs:"
            f" {', '.join(ontvanger(adres) for _, adres in langs) or 'geen enkel adres meer'}"
            for wie, langs in adressen.items()
        ),
        f"berichten: {afspraken.berichten}",
        f"training {afspraken.training}, protocol {afspraken.protocol}",
        f"herzien op {afspraken.herzien_op}",
    ]


def code_van(gemeente: str, *, moment: datetime) -> str:
    """The code of a gemeente that someone named; NietGevonden with suggestions."""
    try:
        return gemeentecode(gemeente, dag(moment))
    except ValueError as fout:
        raise NietGevonden(f"GEMEENTE: {fout}") from None


def afspraken_van(sessie: Session, gemeente: str) -> Voorafspraken | None:
    """What this gemeente agreed last, if anything."""
    rij = sessie.get(Voorafspraak, gemeente)
    if rij is None:
        return None
    vastlegging = sessie.exec(
        select(Vastlegging).where(col(Vastlegging.volgnummer) == rij.volgnummer)
    ).one()
    inhoud = feit_van(vastlegging, sleutel_van(sessie, BEHEER)).inhoud
    return gelezen(Voorafspraken, inhoud)


def volgorde(sessie: Session, gemeente: str, vandaag: date) -> tuple[Rol, ...]:
    """Who is told in this gemeente today, in order; without voorafspraken the usual ladder."""
    afspraken = afspraken_van(sessie, gemeente)
    return volgorde_op(afspraken, vandaag) if afspraken else LADDER


def stand(gemeente: str, *, moment: datetime) -> dict[str, Any]:
    """A gemeente, what it agreed, and who is told there now; NietGevonden with suggestions."""
    waar = gemeenten()[code_van(gemeente, moment=moment)]
    with lezen() as sessie:
        afspraken = afspraken_van(sessie, waar.code)
        rollen = volgorde(sessie, waar.code, dag(moment))
        wie = [(rol, ontvangers(sessie, Bevoegd(rol, waar.code), moment=moment)) for rol in rollen]
        kanalen = select(Kanaal.functionaris, Kanaal.soort).order_by(col(Kanaal.volgorde))
        langs: dict[str, list[str]] = {}
        for mens, soort in sessie.exec(kanalen):
            langs.setdefault(mens, []).append(soort)
    return {
        "gemeente": waar.code,
        "naam": waar.naam,
        "eenheid": waar.eenheid,
        "parket": waar.parket,
        "ladder": [
            {"rol": rol.value, "functionaris": mens, "kanalen": langs.get(mens, [])}
            for rol, mensen in wie
            for mens in mensen
        ],
        "voorafspraken": afspraken.model_dump(mode="json", exclude={"bereikbaar"})
        if afspraken
        else None,
    }


def overzicht() -> list[dict[str, Any]]:
    """Every gemeente with voorafspraken: until when they hold, training and protocol (N125)."""
    with lezen() as sessie:
        rijen = sessie.exec(select(Voorafspraak).order_by(col(Voorafspraak.herzien_op))).all()
        gevonden = [(rij, afspraken_van(sessie, rij.gemeente)) for rij in rijen]
    return [
        {
            "gemeente": rij.gemeente,
            "naam": gemeenten()[rij.gemeente].naam,
            "herzien_op": rij.herzien_op.isoformat(),
            "training": afspraken.training.value,
            "protocol": afspraken.protocol.value,
        }
        for rij, afspraken in gevonden
        if afspraken
    ]


def _keur_datum(afspraken: Voorafspraken, *, vandaag: date) -> None:
    """brief 15 februari 2012 (N119), beleid: minstens elk jaar een herziening."""
    binnen = timedelta(days=beleid_op(vandaag).voorafspraken_herzien_dagen)
    if not vandaag < afspraken.herzien_op <= vandaag + binnen:
        raise OnjuisteInvoer("herzien_op", "moet na vandaag liggen, en binnen een jaar")


def _eis_van(sessie: Session, mens: str, gemeente: str, moment: datetime) -> None:
    """OnjuisteInvoer for a channel of someone who is not of this gemeente, or not of it alone.

    Else a gemeente could have what is meant for somebody elsewhere sent to an address of its own.
    """
    functionaris(sessie, mens)
    gebieden = {v.gebied for v in volmachten(sessie, mens, moment=moment)}
    if gemeente not in gebieden:
        raise OnjuisteInvoer(
            "bereikbaar",
            f"{mens} heeft geen mandaat in {gemeente}; geef dat eerst met"
            " `regie functionaris mandaat`",
        )
    if gebieden != {gemeente}:
        raise OnjuisteInvoer(
            "bereikbaar",
            f"{mens} heeft ook elders een mandaat; laat twee beheerders de adressen"
            " wijzigen met `regie functionaris kanalen`",
        )


def _gelezen(
    invoer: dict[str, Any], moment: datetime
) -> tuple[Voorafspraken, dict[str, list[tuple[str, str]]]]:
    """The form, and of each functionaris in it the (kind, address); OnjuisteInvoer for a fault."""
    afspraken = als_model(Voorafspraken, invoer, moment=moment)
    _keur_datum(afspraken, vandaag=dag(moment))
    return afspraken, {
        deel.functionaris: gecontroleerd(list(deel.kanalen)) for deel in afspraken.bereikbaar
    }


@contextmanager
def _getekend(
    gemeente: str, van_wie: set[str], poging: Poging, tweede: Poging | None, moment: datetime
) -> Iterator[tuple[Session, Door]]:
    if tweede is not None:
        with als_twee_beheerders(poging, tweede, stap=STAP, moment=moment) as (sessie, twee):
            yield sessie, twee
        return
    wie = poging.functionaris
    with ondertekend(Plek(BEHEER, STAP), poging, moment=moment) as sessie:
        een = _door(sessie, gemeente, wie, moment)
        if van_wie - {wie} or (een.rol == Rol.BEHEERDER and not is_demo(sessie)):
            raise alleen_met_twee()
        yield sessie, een


def _door(sessie: Session, gemeente: str, wie: str, moment: datetime) -> Handelende:
    nodig = [*(Bevoegd(rol, gemeente) for rol in LADDER), BEHEERDER]
    volmacht = kies_volmacht(
        volmachthouder(sessie, wie, moment=moment),
        past=lambda v: any(map(v.dekt, nodig)),
        geen=Geweigerd(
            "Voorafspraken legt de gemeente zelf vast, of een beheerder.",
            norm="N119",
            advies=f"laat iemand van {gemeente} dit doen.",
        ),
    )
    return Handelende(wie, *volmacht)
