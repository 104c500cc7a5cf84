"""Functionarissen are added, without a secret; with that begins their enrolment."""

from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session, col, func, select

from models.basis import NieuweId
from models.begrippen import Rol
from models.fouten import OnjuisteInvoer
from models.tabellen import Functionaris, Mandaat
from tasks.basis import installatie
from tasks.basis.database import lezen, transactie
from tasks.mensen import accounts, mandaten
from tasks.mensen import functionarissen as mensen
from tasks.mensen.beheer import als_beheerder, als_twee_beheerders
from tasks.mensen.bevestigen import schrijf_meteen_in
from tasks.mensen.inschrijven import adres_van, maak_link
from tasks.mensen.mandaatopdracht import BEHEERDER, Mandaatopdracht
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.vastleggen import Handelende

EERSTE = "eerste beheerder van een leeg register"


def voeg_toe(
    wie: str,
    opdracht: Mandaatopdracht | None,
    poging: Poging,
    tweede: Poging | None = None,
    *,
    moment: datetime,
    persoon: str = "",
) -> str:
    """Add a functionaris, with a mandate if asked; the address where the person enrols.

    The mandate holds once the enrolment is confirmed. A second account of the same person
    (`persoon`) takes two beheerders, for own case and four eyes follow it; another may be of two.
    """
    mandaat = _gecontroleerd(wie, opdracht, moment=moment)
    if persoon:
        if tweede is None:
            raise OnjuisteInvoer("--tweede en --tweede-code", "zijn met --persoon verplicht")
        with lezen() as sessie:
            mensen.bestaande(sessie, persoon)
    if tweede:
        with als_twee_beheerders(poging, tweede, stap="toevoegen", moment=moment) as (s, door):
            _voeg_toe(s, wie, mandaat, door=door, moment=moment, persoon=persoon)
            return adres_van(s, maak_link(s, wie, door, moment=moment))
    with als_beheerder(poging, stap="toevoegen", moment=moment, uitgerust=True) as (s, een):
        _voeg_toe(s, wie, mandaat, door=een, moment=moment)
        return adres_van(s, maak_link(s, wie, (een,), moment=moment))


def voeg_eerste_toe(wie: str, opdracht: Mandaatopdracht | None, *, moment: datetime) -> str:
    """The first beheerder of an empty production register, on nobody's authority; the otpauth-URI.

    He enrols where he stands, for there is nobody to confirm it: recorded as the exception.
    """
    if opdracht is not None and opdracht.rol != Rol.BEHEERDER:
        raise OnjuisteInvoer("--als en --code", "ontbreken en zijn verplicht bij een mandaat")
    if (opdracht or BEHEERDER) != BEHEERDER:
        raise OnjuisteInvoer(
            "--van, --tot, --namens", "de eerste beheerder is dat zonder beperking"
        )
    with lezen() as sessie:
        _eis_leeg(sessie)
    mandaat = _gecontroleerd(wie, BEHEERDER, moment=moment)
    with transactie() as sessie:
        _eis_leeg(sessie)
        _voeg_toe(sessie, wie, mandaat, door=Handelende(), moment=moment)
        return schrijf_meteen_in(sessie, wie, EERSTE, moment=moment)


def keur_id(wie: str) -> None:
    """OnjuisteInvoer for what is no id of a functionaris."""
    try:
        TypeAdapter(NieuweId).validate_python(wie)
    except ValidationError:
        raise OnjuisteInvoer(
            "functionaris",
            "een id heeft 2 tot 63 tekens uit a-z, 0-9, punt, streepje en _, als hovj.limburg",
        ) from None


def _voeg_toe(
    sessie: Session,
    wie: str,
    mandaat: Mandaat | None,
    *,
    door: mensen.Door,
    moment: datetime,
    persoon: str = "",
) -> None:
    accounts.voeg_toe(sessie, wie, door=door, moment=moment, persoon=persoon)
    sessie.flush()
    if mandaat is not None:
        mandaten.geef_mandaat(sessie, mandaat, door=door, moment=moment)


def _gecontroleerd(
    wie: str, opdracht: Mandaatopdracht | None, *, moment: datetime
) -> Mandaat | None:
    keur_id(wie)
    with lezen() as sessie:
        accounts.keur_nieuw(sessie, wie)
        mandaat = opdracht.mandaat(wie, moment=moment) if opdracht else None
        if mandaat:
            mandaten.keur_mandaat(sessie, mandaat, moment=moment)
    return mandaat


def _eis_leeg(sessie: Session) -> None:
    leeg = sessie.exec(select(func.count(col(Functionaris.id)))).one() == 0
    if not leeg or installatie.is_demo(sessie):
        raise OnjuisteInvoer("--als en --code", "ontbreken en zijn verplicht; vraag een beheerder")
