"""Record whole cases as this release writes them.

`python -m tests.hulp.opnemen tests/opnames/X.Y.Z.json`: once per release, a recording is never made
anew. It holds every scenario of the release, and plays for what no scenario records; every later
release folds them, replays them through its bodies and takes them to their end.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlmodel import SQLModel, col, select

import flows.tabel  # noqa: F401  every procedure
from deployments.inrichten import richt_in
from models.begrippen import LANDELIJK, Feitsoort, Grond, Rol
from models.stappen import STAPPEN
from models.tabellen import Maatregel, Proces, Termijn, Vraag, Zaak
from models.voorbeelden.invoer import (
    OBJECT,
    acuut,
    informatieproduct,
    planbaar,
    verstrekking,
    vierhoeksoverleg,
    voorafspraken,
    zaak_uitsluiting,
)
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tasks.berichten.brief import Uitslag
from tasks.berichten.verzending import meld_af, neem
from tasks.dossier.lezen import lees_dossier
from tasks.dossier.uitgeven import geef_uit
from tasks.gemeenten import informeren, vierhoek
from tasks.gemeenten.herindeling import deel_in
from tasks.gemeenten.voorafspraken import leg_voorafspraken_vast
from tasks.mensen.accounts import voeg_toe
from tasks.procedures.levering import lever
from tasks.procedures.toetsdatum import begin_op_toetsdatum
from tasks.procedures.verstrekking import verstrek
from tasks.procedures.zaak_uitsluiting import sluit_uit
from tasks.register.lezen import alle_rijen, beeld, feit_van
from tasks.register.sleutels import sleutel_van
from tasks.register.vastleggen import Handelende
from tasks.termijnen.treden import haal_in
from tests.hulp.herindelingen import meegeleverd, met_tabel
from tests.hulp.installaties import omgeving
from tests.hulp.lus import loop_door
from tests.hulp.mensen import Spel, getekend
from tests.hulp.scenarios import SCENARIOS, adres
from tests.hulp.verloop import Verloop

TABELLEN: tuple[type[SQLModel], ...] = (Zaak, Proces, Vraag, Maatregel, Termijn)
"""What of a case has to be there beside its records, for it to go on."""
STELSEL = "+verzoek aanwijzing=aangewezen"
LOKAAL = "weging=ernstige_dreiging overleg=lokaal_domein"
BESLUIT = "vervolg=maatregeladvies maatregeladvies=geleverd besluit_maatregelen=vaststellen"
PRODUCTEN = {"ird": "politie", "di": "politie", "da": "aivd", "ra": "aivd", "wa": "aivd"}
GEMEENTE = {"waarover": ["openbare_orde"], "tekst": "Verzonnen.", "bellen": "Verzonnen nummer"}


def stand(zaak: Zaakbeeld) -> dict[str, Any]:
    """What must be known of a case, whichever release recorded it."""
    return {
        "zaaknummer": zaak.zaaknummer,
        "domein": zaak.domein,
        "status": zaak.status,
        "gezag": list(zaak.gezag),
        "eenheid": zaak.eenheid,
        "altijd_voorleggen": zaak.altijd_voorleggen,
        "persoon": zaak.doelwit.naam,
        "besluiten": [
            [feit.stap, feit.keer, feit.uitkomst, feit.functionaris, feit.moment.isoformat()]
            for feit in zaak.besluiten
        ],
        "maatregelen": laatste_maatregelen(zaak),
    }


def ook(zaak: Zaakbeeld) -> dict[str, Any]:
    """What 0.3.0 knows beside that."""
    return {
        "aangewezen": zaak.aangewezen and [zaak.aangewezen.grondslag, zaak.aangewezen.overig],
        "momenten": {o: op.isoformat() for o, op in zaak.momenten.items()},
        "gronden": dict(zaak.gronden),
        "informeringen": {
            i.onderwerp: [i.gemeente, i.gelegenheid, list(i.ladder)]
            for i in zaak.informeringen.values()
        },
        "vrijgegeven": sorted(zaak.vrijgegeven),
        "onbeslist": sorted(zaak.onbeslist),
        "burgemeester_van": sorted(zaak.burgemeester_van),
        "elders": sorted(zaak.elders),
    }


def laatste_maatregelen(zaak: Zaakbeeld) -> list[dict[str, Any]]:
    """Measures of the last decision that set any."""
    gezet = (
        feit.antwoord.get("maatregelen", [])
        for feit in reversed(zaak.besluiten)
        if feit.stap == "besluit_maatregelen" and feit.uitkomst != "afwijzen"
    )
    return next(gezet, [])


def als_json(feit: Feit) -> dict[str, Any]:
    """A record as it is kept in a recording."""
    return {**asdict(feit), "moment": feit.moment.isoformat()}


def neem_op(pad: Path) -> None:
    """Play everything, and keep all records in the order in which they were made."""
    with TemporaryDirectory() as map_:
        home = Path(map_) / "regie"
        with omgeving({"REGIE_HOME": str(home), "REGIE_DEMO": "1"}):
            richt_in()
            zaken = _speel(Path(map_))
            inhoud = {
                "uitgave": pad.stem,
                "soorten": list(Feitsoort),
                "stappen": _stappen(),
                "zaken": {naam: _zaak(nummer) for naam, nummer in zaken.items()},
                "vastleggingen": _alles(),
            }
    pad.write_text(_tekst(inhoud), encoding="utf-8")


def _stappen() -> list[list[str]]:
    """Every stap of this release, in each of its forms."""
    return [
        [stap.naam, str(variant)] for stap in STAPPEN.values() for variant in ("", *stap.varianten)
    ]


def _tekst(inhoud: dict[str, Any]) -> str:
    """As JSON, with a record or a case on a line: what differs can be seen."""
    kop = json.dumps(
        {naam: inhoud[naam] for naam in ("uitgave", "soorten", "stappen")}, ensure_ascii=False
    ).rstrip("}")
    per_zaak = ",\n".join(f"{_kort(naam)}: {_kort(zaak)}" for naam, zaak in inhoud["zaken"].items())
    per_regel = ",\n".join(map(_kort, inhoud["vastleggingen"]))
    return f'{kop},\n"zaken": {{\n{per_zaak}\n}},\n"vastleggingen": [\n{per_regel}\n]}}\n'


def _kort(waarde: object) -> str:
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":"), default=str)


def _alles() -> list[dict[str, Any]]:
    with lezen() as sessie:
        return [
            {
                "zaaknummer": rij.zaaknummer,
                **als_json(feit_van(rij, sleutel_van(sessie, rij.zaaknummer))),
            }
            for rij in alle_rijen(sessie)
        ]


def _zaak(zaaknummer: str) -> dict[str, Any]:
    with lezen() as sessie:
        gevouwen = beeld(sessie, zaaknummer)
        rijen = {
            tabel.__tablename__: [
                rij.model_dump(mode="json", exclude={"melding_hmac"})
                for rij in sessie.exec(select(tabel).where(col(tabel.zaaknummer) == zaaknummer))
            ]
            for tabel in TABELLEN
        }
    return {"stand": stand(gevouwen), "ook": ook(gevouwen), "tabellen": rijen}


def _speel(map_: Path) -> dict[str, str]:
    """Name → zaaknummer of every case; first what moves the whole register."""
    zaken = {naam: speel(map_) for naam, speel in APART.items()}
    for scenario in SCENARIOS:
        geval = scenario.values[0]
        spel = Spel()
        verloop = Verloop(spel, spel.meld(**geval.doelwit), loop_door, geval.velden)
        verloop.speel(geval.speel)
        zaken[str(scenario.id)] = verloop.zaaknummer
    return zaken


def _verloop(
    woorden: str, velden: dict[str, dict[str, Any]] | None = None, **doelwit: Any
) -> Verloop:
    spel = Spel()
    return Verloop(spel, spel.meld(**doelwit), loop_door, velden or {}).speel(woorden)


def _te_laat(_: Path) -> str:
    """Every step of a ladder, a bericht that arrived and one that nobody could take."""
    verloop = _verloop("")
    haal_in(nu() + timedelta(days=2))
    moment = nu() + timedelta(days=3)
    for bericht in neem(moment, 16):
        meld_af(bericht, Uitslag.AANGENOMEN, moment=moment)
    verloop.speel(LOKAAL)
    return verloop.zaaknummer


def _heringedeeld(map_: Path) -> str:
    """The gemeente of the residence goes up in another."""
    verloop = _verloop(LOKAAL, **adres("GM0546"))
    wie = verloop.spel.werf(Rol.BEHEERDER, "landelijk")
    regels = [_opgegaan(regel) for regel in meegeleverd().splitlines()]
    with met_tabel(map_, "\n".join([*regels, ""])):
        deel_in(getekend(wie), moment=nu() + timedelta(seconds=1))
    verloop.verder(verloop.zaaknummer)
    return verloop.zaaknummer


def _opgegaan(regel: str) -> str:
    """Leiden in Amsterdam, from today."""
    code_, *velden = regel.split(",")
    if code_ == "GM0546":
        velden[-3:] = nu().date().isoformat(), "GM0363", ""
    return ",".join([code_, *velden])


def _gelezen(_: Path) -> str:
    """Read on screen and on paper, told of outside regie; a reader is excluded then."""
    verloop = _verloop(f"{LOKAAL} {BESLUIT}")
    wie = verloop.spel.werf(Rol.HOVJ, verloop.gebied(Rol.HOVJ))
    lees_dossier(verloop.zaaknummer, getekend(wie), moment=nu())
    wie = verloop.spel.werf(Rol.HOVJ, verloop.gebied(Rol.HOVJ))
    geef_uit(verloop.zaaknummer, getekend(wie), moment=nu(), schrijf=len)
    verloop.handel(verstrek, verstrekking(nu()), Rol.POLITIE)
    verloop.handel(sluit_uit, zaak_uitsluiting() | {"functionaris": wie}, Rol.HOVJ)
    return verloop.zaaknummer


def _gemeente_gepland(_: Path) -> str:
    """Two gemeenten hear of it, one agreed another order meanwhile; a moment, and a meeting."""
    velden = {"vrijgave": {**GEMEENTE, "medewerking": "Verzonnen verzoek."}}
    verloop = _verloop(STELSEL, velden)
    vandaag = nu().date().isoformat()
    waarneming = [
        {"voor": "burgemeester", "door": "loco_burgemeester", "van": vandaag, "tot_en_met": vandaag}
    ]
    afspraken = voorafspraken(nu()) | {"waarneming": waarneming}
    verloop.spel.handel_als(leg_voorafspraken_vast, "GM0772", afspraken, Rol.AOV, "GM0772")
    verloop.speel("vrijgave=vrijgegeven ontvangst=ontvangen medewerking=akkoord")
    verloop.handel(informeren.planbaar, planbaar(nu()), Rol.NCTV)
    verloop.handel(vierhoek.vraag_vierhoeksoverleg, vierhoeksoverleg(nu()), Rol.NCTV)
    verloop.verder(verloop.zaaknummer)
    return verloop.zaaknummer


def _gemeente_acuut(_: Path) -> str:
    """The minimum message of an acute risk, which needs no release."""
    verloop = _verloop(STELSEL)
    verloop.handel(informeren.acuut, acuut(), Rol.NCTV)
    verloop.speel("ontvangst=ontvangen")
    return verloop.zaaknummer


def _producten(_: Path) -> str:
    """Every product, ordered and delivered; one that nobody ordered."""
    verloop = _verloop("weging=ernstige_dreiging overleg=lokaal_domein")
    for product, leverancier in PRODUCTEN.items():
        verloop.velden["vervolg"] = {"product": product, "leverancier": leverancier}
        verloop.speel("vervolg=informatieproduct informatieproduct=geleverd")
    verloop.handel(lever, informatieproduct(), Rol.POLITIE)
    return verloop.zaaknummer


def _spoed_vastgesteld(_: Path) -> str:
    """A spoedmaatregel that is adopted; another that a decision takes in."""
    verloop = _verloop(f"{LOKAAL} +spoed")
    with lezen() as sessie:
        (vraag,) = sessie.exec(
            select(Vraag).where(Vraag.zaaknummer == verloop.zaaknummer, Vraag.stap == "afstemming")
        ).all()
    verloop.spel.antwoord(vraag, "akkoord", als=Rol.ADVISEUR_BBC)
    verloop.speel(f"vaststelling=vaststellen +spoed {BESLUIT}")
    return verloop.zaaknummer


def _spoed_door_de_hovj(_: Path) -> str:
    """A spoedmaatregel that the HOvJ adopts by answering for the adviseur."""
    return _verloop(f"{LOKAAL} +spoed afstemming=akkoord").zaaknummer


def _spoed_opgedragen(_: Path) -> str:
    """A spoedmaatregel that the HOvJ orders, and that is adopted by that."""
    verloop = _verloop(LOKAAL)
    verloop.spel.spoed(verloop.zaaknummer, Rol.HOVJ)
    verloop.verder(verloop.zaaknummer)
    return verloop.zaaknummer


def _getoetst_met_een_product(_: Path) -> str:
    """Reviewed after an informatieproduct that the gezag ordered for it."""
    woorden = f"{LOKAAL} {BESLUIT} informeren_persoon=geinformeerd +toetsing"
    begin_op_toetsdatum = (
        "toetsbesluit=informatieproduct informatieproduct=geleverd toetsbesluit=voortzetten"
    )
    return _verloop(f"{woorden} {begin_op_toetsdatum}").zaaknummer


def _niveau_zonder_advies(_: Path) -> str:
    """A level of threat that asks nothing of the gezag."""
    velden = {"niveau": {"advies": "", "maatregelen": []}}
    doelwit = OBJECT | {"categorie": "aangewezen_artikel_16"}
    return _verloop("+niveaus niveau=vastgesteld", velden, **doelwit).zaaknummer


def _geen_maatregelen(_: Path) -> str:
    """A threat that needs nothing above the ordinary care of the politie."""
    return _verloop("weging=ernstige_dreiging overleg=geen_maatregelen").zaaknummer


def _op_de_toetsdatum(_: Path) -> str:
    """Reviewed on its date, and continued."""
    verloop = _verloop(f"{LOKAAL} {BESLUIT} informeren_persoon=geinformeerd")
    begin_op_toetsdatum(verloop.zaaknummer, moment=nu() + timedelta(days=80))
    verloop.speel("toetsbesluit=voortzetten")
    return verloop.zaaknummer


def _twee_gronden(_: Path) -> str:
    """An object on which two gezagen decide, each on its own ground."""
    maatregel = {"soort": "objectbeveiliging", "locatie": "anders", "uitvoerder": "politie"}
    gronden = [{**maatregel, "grond": grond} for grond in Grond]
    velden = {"maatregeladvies": {"maatregelen": gronden[:2]}}
    woorden = "weging=ernstige_dreiging maatregeladvies=geleverd besluit_maatregelen=vaststellen"
    return _verloop(woorden, velden, **OBJECT).zaaknummer


def _beheerd(_: Path) -> str:
    """Someone is enrolled while a case runs."""
    verloop = _verloop("")
    door = Handelende(verloop.spel.werf(Rol.BEHEERDER, LANDELIJK), Rol.BEHEERDER, LANDELIJK)
    with transactie() as sessie:
        voeg_toe(sessie, "test.nieuw", door=door, moment=nu())
    return verloop.zaaknummer


APART: dict[str, Callable[[Path], str]] = {
    "een termijn die helemaal verloopt": _te_laat,
    "een gemeente die opgaat in een andere": _heringedeeld,
    "gelezen, op papier en verstrekt": _gelezen,
    "een gemeente, een moment en een overleg": _gemeente_gepland,
    "een acuut risico": _gemeente_acuut,
    "elk informatieproduct": _producten,
    "een spoedmaatregel vastgesteld en een opgenomen": _spoed_vastgesteld,
    "een spoedmaatregel die de hovj zelf afstemt": _spoed_door_de_hovj,
    "een spoedmaatregel die de hovj opdraagt": _spoed_opgedragen,
    "getoetst na een informatieproduct": _getoetst_met_een_product,
    "een niveau zonder advies": _niveau_zonder_advies,
    "geen maatregelen boven de basispolitiezorg": _geen_maatregelen,
    "getoetst op de toetsdatum": _op_de_toetsdatum,
    "een object met twee gronden": _twee_gronden,
    "een nieuwe functionaris": _beheerd,
}
"""Plays of what no scenario records."""


if __name__ == "__main__":
    neem_op(Path(sys.argv[1]))
