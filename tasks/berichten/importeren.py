"""Many functionarissen at once, from a table: judged as a whole, then added in one act by two."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import StringIO

from pydantic import ValidationError
from sqlmodel import Session

from models.basis import id_zoals_gegeven
from models.begrippen import Bevoegd, Rol
from models.fouten import Geweigerd, Invoerfout, NietGevonden, OnjuisteInvoer
from models.tabellen import Mandaat
from tasks.basis.database import lezen
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import op_scherm
from tasks.berichten.adressen import gecontroleerd, zet_kanalen
from tasks.berichten.kanalen import ontvanger
from tasks.berichten.klaarzetten import zet_mededeling_klaar
from tasks.berichten.mededeling import INSCHRIJVEN
from tasks.berichten.postvak import POSTVAK
from tasks.mensen import accounts
from tasks.mensen import functionarissen as mensen
from tasks.mensen.beheer import Paar, als_twee_beheerders
from tasks.mensen.gegevens import Persoonsgegevens, zet
from tasks.mensen.inschrijven import adres_van, maak_link
from tasks.mensen.mandaatopdracht import Mandaatopdracht
from tasks.mensen.mandaten import keur_mandaat, keur_rol
from tasks.mensen.toevoegen import keur_id

KOLOMMEN = ("id", "naam", "functie", "rol", "gebied", "van", "tot", "adres", "persoon")
_VERPLICHT = ("id", "naam", "rol", "gebied")
_MAIL = {"mail", "mailto", "mailtos", POSTVAK}
"""Kinds of address that an enrolment link may go to."""


@dataclass
class Nieuw:
    """Someone to be added, from one row or more: each gives a mandate."""

    id: str
    gegevens: Persoonsgegevens
    adres: list[tuple[str, str]]
    persoon: str = ""
    """Another account of the same person, here before this table or earlier in it."""
    mandaten: list[Mandaat] = field(default_factory=list)


def keur(tekst: str, *, moment: datetime) -> list[Nieuw]:
    """Who is in this table; OnjuisteInvoer names every fault at once, with its line."""
    with lezen() as sessie:
        return _gekeurd(sessie, tekst, moment)


def omschreven(nieuw: Nieuw) -> str:
    """Who this is, for who signs along: person, mandates, and whom the link reaches."""
    mandaten = ", ".join(
        f"{Bevoegd(m.rol, m.gebied)} vanaf {op_scherm(m.van)}"
        + (f" tot {op_scherm(m.tot)}" if m.tot else "")
        for m in nieuw.mandaten
    )
    mens = f", dezelfde mens als {nieuw.persoon}" if nieuw.persoon else ""
    link = "".join(f"; link naar {ontvanger(adres)}" for _, adres in nieuw.adres)
    return f"{nieuw.id} ({nieuw.gegevens}; mandaten: {mandaten}{mens}) wordt toegevoegd{link}"


def importeer(
    tekst: str,
    paar: Paar,
    *,
    moment: datetime,
    schrijf: Callable[[Mapping[str, str]], object],
) -> int:
    """Add them all, by two beheerders, or nobody; how many.

    Whoever has an address gets the link there; those of the others go to `schrijf`, in the act.
    """
    nieuwen = keur(tekst, moment=moment)  # before the act: the others wait for that
    with als_twee_beheerders(*paar, stap="importeren", moment=moment) as (sessie, door):
        links = {}
        for nieuw in nieuwen:
            _voeg_toe(sessie, nieuw, moment)
            rij = maak_link(sessie, nieuw.id, door, moment=moment)
            if nieuw.adres:
                zet_kanalen(sessie, nieuw.id, nieuw.adres, door=door, moment=moment)
                sessie.flush()
                zet_mededeling_klaar(sessie, nieuw.id, INSCHRIJVEN, moment=moment)
            else:
                links[nieuw.id] = adres_van(sessie, rij)
        inhoud: dict[str, object] = {
            "wat": "geïmporteerd",
            "functionarissen": [nieuw.id for nieuw in nieuwen],
            "personen": {nieuw.id: nieuw.persoon for nieuw in nieuwen if nieuw.persoon},
            "mandaten": [
                m.model_dump(mode="json", exclude={"id", "gegeven_op"})
                for nieuw in nieuwen
                for m in nieuw.mandaten
            ],
        }
        mensen.leg_beheer_vast(sessie, inhoud, door=door, moment=moment)
        if links:
            schrijf(links)
        return len(nieuwen)


def _voeg_toe(sessie: Session, nieuw: Nieuw, moment: datetime) -> None:
    zet(accounts.maak(sessie, nieuw.id, nieuw.persoon), nieuw.gegevens)
    sessie.flush()
    for mandaat in nieuw.mandaten:
        keur_rol(sessie, nieuw.id, mandaat.rol, moment=moment)
        mandaat.gegeven_op = moment
        sessie.add(mandaat)


def _gekeurd(sessie: Session, tekst: str, moment: datetime) -> list[Nieuw]:
    nieuwen: dict[str, Nieuw] = {}
    fouten: list[Invoerfout] = []
    for regel, rij in _rijen(tekst):
        try:
            _neem_op(sessie, nieuwen, rij, moment)
        except OnjuisteInvoer as mis:
            fouten += [f._replace(pad=f"regel {regel}: {f.pad}") for f in mis.fouten]
        except (NietGevonden, Geweigerd) as mis:
            fouten.append(Invoerfout(f"regel {regel}", str(mis)))
    OnjuisteInvoer.eis_geen(fouten)
    if not nieuwen:
        raise OnjuisteInvoer("BESTAND", "bevat geen functionarissen")
    if any(nieuw.adres for nieuw in nieuwen.values()) and not instellingen().bevestig_adres:
        raise OnjuisteInvoer(
            "instelling REGIE_BEVESTIG_URL",
            "ontbreekt; een link in een bericht heeft het adres van de pagina van de klok nodig",
        )
    return list(nieuwen.values())


def _rijen(tekst: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its line; a table of a Dutch spreadsheet has semicolons."""
    eerste = tekst.partition("\n")[0]
    lezer = csv.DictReader(
        StringIO(tekst, newline=""), delimiter=";" if ";" in eerste else ",", strict=True
    )
    namen = [(naam or "").strip().lower() for naam in lezer.fieldnames or ()]
    lezer.fieldnames = namen
    if set(namen) - set(KOLOMMEN) or set(_VERPLICHT) - set(namen) or len(set(namen)) < len(namen):
        raise OnjuisteInvoer(
            "regel 1",
            f"de kolommen heten {', '.join(KOLOMMEN)}; van {', '.join(_VERPLICHT)} kan"
            " er geen ontbreken",
        )
    try:
        for rij in lezer:
            if None in rij or None in rij.values():
                raise OnjuisteInvoer(
                    f"regel {lezer.line_num}", "heeft een ander aantal kolommen dan regel 1"
                )
            yield lezer.line_num, {naam: waarde.strip() for naam, waarde in rij.items()}
    except csv.Error:
        raise OnjuisteInvoer(
            f"regel {lezer.reader.line_num}", "de aanhalingstekens kloppen niet"
        ) from None


def _neem_op(
    sessie: Session, nieuwen: dict[str, Nieuw], rij: Mapping[str, str], moment: datetime
) -> None:
    wie = id_zoals_gegeven(rij["id"])
    keur_id(wie)
    accounts.keur_nieuw(sessie, wie)
    persoon = id_zoals_gegeven(rij.get("persoon", ""))
    nieuw = Nieuw(wie, _gegevens(rij), _adres(rij.get("adres", "")), persoon)
    eerder = nieuwen.get(persoon) if persoon != wie else None
    if persoon and eerder is None:
        mensen.bestaande(sessie, persoon)
    bekend = nieuwen.setdefault(wie, nieuw)
    if replace(bekend, mandaten=[]) != nieuw:
        raise OnjuisteInvoer(
            "id", f"{wie} staat er eerder met een andere naam, functie, adres of persoon"
        )
    opdracht = Mandaatopdracht(rij["rol"], rij["gebied"], rij.get("van", ""), rij.get("tot", ""))
    mandaat = opdracht.mandaat(wie, moment=moment)
    if mandaat.rol is Rol.BEHEERDER:
        raise OnjuisteInvoer("rol", "een beheerder voegt u apart toe, met `toevoegen`")
    keur_mandaat(sessie, mandaat, moment=moment)
    keur_rol(sessie, _oudste(nieuwen, wie), mandaat.rol, moment=moment)
    bekend.mandaten.append(mandaat)


def _oudste(nieuwen: Mapping[str, Nieuw], wie: str) -> str:
    """The account of this person that was here first; of who is new himself."""
    while wie in nieuwen and nieuwen[wie].persoon:
        wie = nieuwen[wie].persoon
    return wie


def _gegevens(rij: Mapping[str, str]) -> Persoonsgegevens:
    try:
        return Persoonsgegevens(naam=rij["naam"], functie=rij.get("functie", ""))
    except ValidationError as fout:
        raise OnjuisteInvoer.uit(fout) from None


def _adres(adres: str) -> list[tuple[str, str]]:
    if not adres:
        return []
    try:
        gelezen = gecontroleerd([adres])
    except OnjuisteInvoer as fout:
        raise OnjuisteInvoer.met(f._replace(pad="adres") for f in fout.fouten) from None
    if gelezen[0][0] not in _MAIL:
        raise OnjuisteInvoer("adres", "moet voor de inschrijflink een mailadres zijn")
    return gelezen
