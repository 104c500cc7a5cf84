"""A case begins with a melding: registered, with its first process, in one act."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from models.begrippen import Doelwitsoort, Domein, Feitsoort, Procedure, Rol
from models.formulieren.melding import Melding, ObjectOfDienst
from models.fouten import Geweigerd, OnjuisteInvoer
from models.naslag.beleid import beleid_op
from models.rules.bevoegdheid import buiten_de_zaak, kies_volmacht
from models.rules.gezag import eenheid, gezag, stelsel_van_rechtswege
from models.rules.melding import altijd_voorleggen, keur_melding, meldt
from models.rules.objecten import krijgt_niveau
from models.tabellen import Zaak
from tasks.basis.database import transactie
from tasks.basis.installatie import is_demo
from tasks.basis.tijd import dag
from tasks.berichten.kennisgeving import geef_kennis
from tasks.berichten.vastgelegd import meld_vastgelegd
from tasks.gemeenten.informeren import na_opname
from tasks.mensen.functionarissen import volmachthouder
from tasks.mensen.ondertekenen import ondertekend
from tasks.procedures.stelsel.advies_burgemeester import begin_advies
from tasks.procedures.stelsel.stelsel_maatregelen import vraag_advies
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.lezen import beeld
from tasks.register.sleutels import BEHEER, kenmerk, maak_sleutel
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.vragen.handelingen import als_model
from tasks.vragen.processen import begin_procedure

STAP = "melding"


def open_zaak(invoer: dict[str, Any], poging: Poging | None = None, *, moment: datetime) -> str:
    """Register a melding and start its process: one act; gives the zaaknummer.

    The record names who brought it in; on a demo installation that may be nobody.
    OnjuisteInvoer for a fault in the melding or a second one with the same registration; Geweigerd
    (recorded in the beheer, since there is no case) for a wrong code or a missing mandate.
    """
    melding = als_model(Melding, invoer, moment=moment)
    keur_melding(melding, moment=moment)
    if poging is None:
        with transactie() as sessie:
            _eis_demo(sessie)
            rol = melding.ontvangen_door.organisatie
            return _open(sessie, melding, Handelende(rol=rol), moment=moment)
    with ondertekend(Plek(BEHEER, STAP), poging, moment=moment) as sessie:
        door = _inbrenger(sessie, melding, poging.functionaris, moment=moment)
        return _open(sessie, melding, door, moment=moment)


def _eis_demo(sessie: Session) -> None:
    if not is_demo(sessie):
        raise OnjuisteInvoer(
            "--als en --code",
            "ontbreken; noem wie de melding inbrengt, een functionaris van de politie of de KMar",
        )


def _inbrenger(sessie: Session, melding: Melding, wie: str, *, moment: datetime) -> Handelende:
    """webtekst JenV, circulaire 2.4.2 (N076, N115): wie meldt, en nooit de eigen zaak."""
    nodig = meldt(melding.ontvangen_door)
    volmacht = kies_volmacht(
        volmachthouder(sessie, wie, moment=moment),
        past=lambda volmacht: volmacht.dekt(nodig),
        uitgesloten=[buiten_de_zaak(melding.doelwit.eigen_functionarissen)],
        geen=Geweigerd(
            "U hebt nu geen geldig mandaat om deze melding in te brengen.",
            norm="N115",
            advies=f"laat {nodig} haar inbrengen: daar is zij ontvangen.",
        ),
    )
    return Handelende(wie, *volmacht)


def _open(sessie: Session, melding: Melding, door: Handelende, *, moment: datetime) -> str:
    beleid = beleid_op(dag(moment))
    hmac = kenmerk(sessie, melding.ontvangen_door.registratie)
    _weiger_dubbele(sessie, hmac)
    zaaknummer, wie = _volgend_nummer(sessie, moment), gezag(melding, beleid)
    rij = Zaak(
        zaaknummer=zaaknummer,
        soort=Doelwitsoort(melding.doelwit.soort),
        domein=_domein(melding),
        gezag_rol=wie.rol,
        gezag_gebied=wie.gebied,
        eenheid=eenheid(melding, beleid),
        niveau_op=dag(moment) if krijgt_niveau(melding.doelwit) else None,
        melding_hmac=hmac,
        geopend_op=moment,
    )
    sessie.add(rij)
    maak_sleutel(sessie, zaaknummer)
    sessie.flush()
    afgeleid = {
        "domein": rij.domein,
        "gezag": wie._asdict(),
        "eenheid": rij.eenheid,
        "altijd_voorleggen": altijd_voorleggen(melding.doelwit, beleid),
    }
    inhoud = {"melding": melding.model_dump(mode="json"), "afgeleid": afgeleid}
    wat = Gebeurtenis(zaaknummer, Feitsoort.MELDING, inhoud, stap=STAP, keer=1, wie=door)
    gemeld = leg_vast(sessie, wat, moment=moment)
    _begin(sessie, zaaknummer, moment=moment)
    if door.functionaris:
        meld_vastgelegd(sessie, zaaknummer, gemeld, moment=moment)
    return zaaknummer


def _domein(melding: Melding) -> Domein:
    """circulaire 2.1, 2.3 (N003, N016, N022): waar een zaak van het begin af wordt behandeld."""
    if isinstance(melding.doelwit, ObjectOfDienst):
        return Domein.OBJECTEN_DIENSTEN
    return Domein.STELSEL if stelsel_van_rechtswege(melding.doelwit) else Domein.LOKAAL


def _begin(sessie: Session, zaaknummer: str, *, moment: datetime) -> None:
    """circulaire 2.3–2.5 (N003, N022, N080, N084, N099, N114): welke procedures beginnen."""
    zaak = beeld(sessie, zaaknummer)
    geef_kennis(sessie, zaak, STAP, moment=moment)
    if zaak.domein is Domein.OBJECTEN_DIENSTEN:
        stap = "maatregeladvies" if zaak.gezag.rol is Rol.NCTV else "weging"
        begin_procedure(
            sessie,
            zaaknummer,
            Procedure.OBJECTEN_EN_DIENSTEN,
            stap=stap,
            onderwerp="",
            moment=moment,
        )
        return
    if zaak.domein is Domein.STELSEL:
        vraag_advies(sessie, zaak, moment=moment)
        geef_kennis(sessie, zaak, "opname van rechtswege", moment=moment)
        na_opname(sessie, zaak, moment=moment)
        return
    begin_procedure(
        sessie, zaaknummer, Procedure.LOKAAL_DOMEIN, stap="weging", onderwerp="", moment=moment
    )
    begin_advies(sessie, zaak, moment=moment)


def _weiger_dubbele(sessie: Session, hmac: str) -> None:
    if eerder := sessie.exec(select(Zaak.zaaknummer).where(Zaak.melding_hmac == hmac)).first():
        raise OnjuisteInvoer(
            "ontvangen_door.registratienummer",
            f"is al gemeld, in zaak {eerder}; zie `regie zaak {eerder}`",
        )


def _volgend_nummer(sessie: Session, moment: datetime) -> str:
    jaar = f"BB-{dag(moment).year}-"
    laatste = sessie.exec(
        select(func.max(Zaak.zaaknummer)).where(col(Zaak.zaaknummer).startswith(jaar))
    ).one()
    return f"{jaar}{int((laatste or '0').rsplit('-', 1)[-1]) + 1:06}"
