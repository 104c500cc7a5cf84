"""After a reorganisation of gemeenten: what is still on one that ended goes to its successor."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from models.begrippen import Feitsoort, Gebiedssoort, Rol, Status
from models.formulieren.wijziging import genoemde_gemeenten, heringedeeld
from models.fouten import Fout
from models.naslag.gemeenten import opvolgers
from models.naslag.gemeententabel import Gemeente, keuze
from models.rules.informering import lopende
from models.tabellen import Mandaat, Proces, Voorafspraak, Zaak
from models.zaak.beeld import Zaakbeeld
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.berichten.kennisgeving import geef_kennis
from tasks.mensen.beheer import als_beheer
from tasks.mensen.functionarissen import Door, eerste, leg_beheer_vast
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Handelende
from tasks.vragen.handelingen import LopendeHandeling
from tasks.vragen.verleggen import verleg_open_vragen
from tasks.vragen.zaakgegevens import afgeleid, leg_gegevens_vast
from tasks.zaak.bevoegdheidscontext import context_van
from tasks.zaak.zaken import open_vragen

STAP = "herindeling"
_ROLLEN = [rol for rol in Rol if rol.gebiedssoort is Gebiedssoort.GEMEENTE]

_LOOPT = (
    col(Proces.gemeente) != "",
    Proces.loopt(),
)
"""A procedure about a gemeente that has not come to its end."""


class Herindelingsregel(NamedTuple):
    """What was moved, or what a human has to do about it (`doe`).

    Of a case it names no gemeente: where someone lives is for those who may read the case.
    """

    wat: str
    welke: str
    van: str | None = None
    naar: str | None = None
    doe: str | None = None


def deel_in(*pogingen: Poging, moment: datetime) -> list[Herindelingsregel]:
    """Move it: mandaten and voorafspraken in one act, then each case in its own.

    By two beheerders, for it decides who is asked and told; on a demo by one.

    Doing it again does what was left. Geweigerd (recorded) for a wrong code or anyone else. What
    belongs to a gemeente that was divided stays where it is.
    """
    with als_beheer(*pogingen, stap=STAP, moment=moment) as (sessie, door):
        mandaten = _mandaten(sessie, door=door, moment=moment)
        regels = [*mandaten, *_voorafspraken(sessie, door=door, moment=moment)]
    with lezen() as sessie:
        open_ = select(Zaak.zaaknummer).where(col(Zaak.status) == Status.OPEN)
        loopt = select(Proces.zaaknummer).where(*_LOOPT)  # of a closed case too: that it ended
        zaken = sorted({*sessie.exec(open_), *sessie.exec(loopt)})
    een = eerste(door)
    return [*regels, *(regel for zaak in zaken for regel in _zaak(zaak, door=een, moment=moment))]


def _mandaten(sessie: Session, *, door: Door, moment: datetime) -> Iterator[Herindelingsregel]:
    """End each, and give the same at the successor: what was held, unless that is there already."""
    alle = sessie.exec(
        select(Mandaat).where(col(Mandaat.rol).in_(_ROLLEN)).order_by(col(Mandaat.id))
    )
    lopend = [mandaat for mandaat in alle if mandaat.tot is None or mandaat.tot > moment]
    hebben = {_wie(mandaat, mandaat.gebied) for mandaat in lopend}
    for oud in lopend:
        naar = _nieuwe(oud.gebied, moment)
        had = [gemeente for gemeente in naar if _wie(oud, gemeente.code) in hebben]
        if len(naar) > 1 and not had:
            yield _geef_mandaat_zelf(oud, naar)
        elif naar:
            gebied = (had or naar)[0].code
            if not had:
                velden = oud.model_dump(exclude={"id"})
                sessie.add(Mandaat(**velden | {"gebied": gebied, "van": max(oud.van, moment)}))
                hebben.add(_wie(oud, gebied))
            inhoud = {"functionaris": oud.functionaris, "rol": oud.rol, "namens": oud.namens}
            _leg_vast(sessie, inhoud, oud.gebied, gebied, door=door, moment=moment)
            oud.tot = moment
            sessie.add(oud)
            yield Herindelingsregel(f"mandaat {oud.rol}", oud.functionaris, oud.gebied, gebied)


def _voorafspraken(sessie: Session, *, door: Door, moment: datetime) -> Iterator[Herindelingsregel]:
    """circulaire 2.3.5 (N119): die van een gemeente, tenzij haar opvolger eigen afspraken heeft."""
    alle = sessie.exec(select(Voorafspraak).order_by(col(Voorafspraak.gemeente))).all()
    hebben = {rij.gemeente for rij in alle}
    for rij in alle:
        van, naar = rij.gemeente, _nieuwe(rij.gemeente, moment)
        if len(naar) > 1 or (naar and naar[0].code in hebben):
            doe = f"zie met {keuze(naar)} wat van deze afspraken voor haar geldt"
            yield Herindelingsregel("voorafspraken", f"vastlegging {rij.volgnummer}", van, doe=doe)
        elif naar:
            rij.gemeente = naar[0].code
            hebben.add(rij.gemeente)
            sessie.add(rij)
            inhoud = {"voorafspraken": rij.volgnummer}
            _leg_vast(sessie, inhoud, van, rij.gemeente, door=door, moment=moment)
            yield Herindelingsregel(
                "voorafspraken", f"vastlegging {rij.volgnummer}", van, rij.gemeente
            )


def _zaak(zaaknummer: str, *, door: Handelende, moment: datetime) -> list[Herindelingsregel]:
    """What in this case is on a gemeente that ended; one that cannot be read holds up no other."""
    try:
        with lezen() as sessie:
            if not _genoemd(sessie, beeld(sessie, zaaknummer), moment):
                return []  # looking holds up no act
        return _deel_zaak_in(zaaknummer, door=door, moment=moment)
    except Fout as fout:
        doe = "herstel wat er mis is (`regie register controleer`), en draai dit opnieuw"
        return [Herindelingsregel("zaak", zaaknummer, doe=f"{fout} {doe}")]


def _deel_zaak_in(
    zaaknummer: str, *, door: Handelende, moment: datetime
) -> list[Herindelingsregel]:
    with transactie() as sessie:
        zaak = beeld(sessie, zaaknummer)
        genoemd = _genoemd(sessie, zaak, moment)
        nieuw = {van: naar[0].code for van, naar in genoemd.items() if len(naar) == 1}
        verdeeld = {van: naar for van, naar in genoemd.items() if len(naar) > 1}
        if nieuw:
            _verplaats(LopendeHandeling(sessie, zaak, door, moment), nieuw)
        regels = [Herindelingsregel("zaak", zaaknummer)] if nieuw else []
        zelf = (_kies_zelf(zaak, van, naar) for van, naar in verdeeld.items())
        return [*regels, *dict.fromkeys(zelf)]  # who lives and works in two hears it once


def _verplaats(h: LopendeHandeling, nieuw: dict[str, str]) -> None:
    """circulaire 2.1, 2.4.2 (N001, N077): vastgelegd per gemeente; vragen aan wie erover gaat."""
    nu_ = h.zaak
    for van, naar in nieuw.items():
        feiten = afgeleid(nu_, heringedeeld(nu_.melding, van, naar))
        inhoud = {"van": van, "naar": naar, "afgeleid": feiten}
        nu_ = leg_gegevens_vast(h, Feitsoort.HERINDELING, inhoud)
        for proces in _processen(h.sessie, h.zaak.zaaknummer):
            proces.gemeente = naar if proces.gemeente == van else proces.gemeente
            h.sessie.add(proces)
    if _wie_erover_gaat(nu_) != _wie_erover_gaat(h.zaak):
        verleg_open_vragen(h.sessie, nu_, door=h.door, moment=h.moment)
    if h.zaak.gezagen != nu_.gezagen:  # nothing else concerns them
        geef_kennis(h.sessie, h.zaak, STAP, moment=h.moment, ook=nu_)


def _wie_erover_gaat(zaak: Zaakbeeld) -> tuple[object, ...]:
    return context_van(zaak), zaak.gezagen, zaak.informeringen


def _genoemd(sessie: Session, zaak: Zaakbeeld, moment: datetime) -> dict[str, tuple[Gemeente, ...]]:
    """Gemeenten in this case that ended, with what each became."""
    vragen = (v.gebied for v in open_vragen(sessie, zaak.zaaknummer) if v.rol in _ROLLEN)
    processen = (proces.gemeente for proces in _processen(sessie, zaak.zaaknummer))
    weten_het = lopende(zaak.informeringen.values(), zonder=zaak.ingetrokken_onderwerpen)
    codes = dict.fromkeys((*genoemde_gemeenten(zaak.melding), *weten_het, *processen, *vragen))
    return {code: naar for code in codes if (naar := _nieuwe(code, moment))}


def _processen(sessie: Session, zaaknummer: str) -> list[Proces]:
    """Those about a gemeente that have not come to their end."""
    lopend = select(Proces).where(col(Proces.zaaknummer) == zaaknummer, *_LOOPT)
    return list(sessie.exec(lopend.order_by(col(Proces.id))))


def _nieuwe(code: str, moment: datetime) -> tuple[Gemeente, ...]:
    """What a gemeente became that ended; nothing of one that did not."""
    naar = opvolgers(code, dag(moment))
    return () if naar[0].code == code else naar


def _wie(mandaat: Mandaat, gebied: str) -> tuple[str, ...]:
    return (mandaat.functionaris, mandaat.rol, gebied, mandaat.namens)


def _geef_mandaat_zelf(mandaat: Mandaat, naar: tuple[Gemeente, ...]) -> Herindelingsregel:
    opdracht = f"regie functionaris mandaat {mandaat.functionaris} --rol {mandaat.rol} --gebied …"
    doe = f"geef met `{opdracht}` een mandaat in {keuze(naar)}, en draai dit opnieuw"
    return Herindelingsregel(
        f"mandaat {mandaat.rol}", mandaat.functionaris, mandaat.gebied, doe=doe
    )


def _kies_zelf(zaak: Zaakbeeld, van: str, naar: tuple[Gemeente, ...]) -> Herindelingsregel:
    """Where the person lives is for who has a mandate in the case; a procedure has its own end."""
    if van in genoemde_gemeenten(zaak.melding):
        doe = f"laat met `regie wijziging {zaak.zaaknummer}` vastleggen waar het nu is"
        return Herindelingsregel("zaak", zaak.zaaknummer, doe=doe)
    doe = f"laat afronden wat over deze gemeente loopt; zij is nu {keuze(naar)}"
    return Herindelingsregel("zaak", zaak.zaaknummer, van, doe=doe)


def _leg_vast(
    sessie: Session,
    inhoud: Mapping[str, object],
    van: str,
    naar: str,
    *,
    door: Door,
    moment: datetime,
) -> None:
    geheel = {"wat": STAP, **inhoud, "van": van, "naar": naar}
    leg_beheer_vast(sessie, geheel, door=door, moment=moment)
