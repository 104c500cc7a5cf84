"""Whatever Prefect holds of a case, nothing of it says where somebody lives, works or went."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import NullPool, create_engine, inspect

from models.begrippen import Rol
from models.naslag.gemeenten import eenheden, gemeenten, parketten
from models.tabellen import Trede, Vraag
from models.voorbeelden.invoer import wijziging
from tasks.basis.database import lezen, transactie
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu
from tasks.procedures.wijziging import wijzig
from tasks.runs.treden_tonen import toon_treden
from tasks.zaak.zaken import open_vragen
from tests.flows.test_deur_b import GETYPT, hervat, ingevuld, nieuwe_poging, rijen
from tests.flows.test_roosters import draai
from tests.hulp.mensen import Spel
from tests.hulp.prefect import wacht_tot

pytestmark = pytest.mark.timeout(400)
WOONT, WERKT, VERHUISD = "GM0014", "GM0344", "GM0935"
ADRES = {"straat": "Verzonnenlaan", "huisnummer": "1", "postcode": "9712AA"}
VOORBEELD = "GM0772"
"""It stands in the schema of a field."""
NAMEN = {gemeente.naam for gemeente in gemeenten().values()}
PLEKKEN = {*eenheden(), *parketten(), *gemeenten(), *NAMEN} - {VOORBEELD}
PLEK = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(PLEKKEN, reverse=True)))})\b")
PLAATJE = re.compile(r"data:image/png;base64,[\w+/=]*")


def meld(spel: Spel, **doelwit: object) -> str:
    adres = {**ADRES, "gemeente": WOONT}
    return spel.meld(woonadres=adres, werkgemeente=WERKT, **doelwit)


def verhuis(spel: Spel, zaaknummer: str) -> None:
    nieuw = wijziging() | {"woonadres": {**ADRES, "gemeente": VERHUISD}}
    spel.handel_als(wijzig, zaaknummer, nieuw, Rol.POLITIE, "Noord-Nederland")


def gesteld(zaaknummer: str, stap: str, *, niet: str = "") -> Vraag:
    """The open vraag of this stap that waits in Prefect, other than this one."""

    def gevonden() -> Vraag | None:
        with lezen() as sessie:
            open_ = open_vragen(sessie, zaaknummer)
        return next((v for v in open_ if v.stap == stap and v.gesteld and v.id != niet), None)

    return wacht_tot(gevonden, uitleg=f"{zaaknummer}: {stap}")


def weiger(spel: Spel, vraag: Vraag, uitkomst: str, wie: str, **velden: object) -> str:
    """Submit what is refused; what the page says then, which it will no longer say after this."""
    hervat(spel, vraag, ingevuld(spel, vraag, uitkomst, wie) | velden)
    return str(dict(rijen(spel, nieuwe_poging(spel, vraag)))["description"])


def verloop(vraag: Vraag) -> None:
    """A step of its term was reached, as the klok would record it, and Prefect shows it."""
    trede = {"rol": vraag.rol, "gebied": vraag.gebied, "gepland_op": nu(), "vastgelegd_op": nu()}
    with transactie() as sessie:
        wat = {"zaaknummer": vraag.zaaknummer, "stap": vraag.stap, "soort": "overschrijding"}
        sessie.add(Trede(vraag=vraag.id, nummer=1, **wat, **trede))
    while toon_treden():
        pass


def in_prefect(zaken: set[str], runs: set[str]) -> Iterator[tuple[str, str]]:
    """(Table, row) of everything in its database that holds one of these cases or runs."""
    url = instellingen().prefect_database_url.get_secret_value().replace("+asyncpg", "+psycopg")
    motor = create_engine(url or f"sqlite:///{instellingen().prefect_bestand}", poolclass=NullPool)
    gezocht = zaken | runs | {run.replace("-", "") for run in runs}
    with motor.connect() as verbinding:
        for tabel in inspect(verbinding).get_table_names():
            for rij in verbinding.exec_driver_sql(f'SELECT * FROM "{tabel}"'):  # noqa: S608
                tekst = " ".join(map(str, rij))
                if any(zoek in tekst for zoek in gezocht):
                    yield tabel, tekst


@pytest.mark.norm("N106")
def test_bij_een_zaak_staat_nergens_in_prefect_waar_iemand_woont_of_heen_verhuisde(spel: Spel):
    thuis, stelsel = meld(spel), meld(spel, limitatieve_lijst="I")
    weging = gesteld(thuis, "weging")
    verloop(weging)
    buiten = spel.werf(Rol.RCCB, "Zeeland-West-Brabant")
    gezegd = weiger(spel, weging, "ernstige_dreiging", buiten)
    assert "laat iemand antwoorden als rccb." in gezegd
    spel.antwoord(gesteld(thuis, "weging"), "ernstige_dreiging")
    overleg = gesteld(thuis, "overleg")
    verhuis(spel, thuis)
    spel.antwoord(gesteld(thuis, "overleg"), "lokaal_domein")

    vrijgave = gesteld(stelsel, "vrijgave")
    nctv = spel.bevoegde(vrijgave, "minimumbericht")
    verkeerd = {"gemeente": "Maastrich", "motivering": GETYPT}
    zegt = weiger(spel, vrijgave, "minimumbericht", nctv, **verkeerd)
    assert "gemeente: is geen bekende gemeente" in zegt.splitlines()[0]
    spel.antwoord(gesteld(stelsel, "vrijgave"), "vrijgegeven")
    verloop(gesteld(stelsel, "ontvangst"))
    overzichten = {
        naam: draai(spel, naam) for naam in ("informeringen", "agenda", "bereikbaarheid")
    }
    assert stelsel in overzichten["informeringen"]
    assert thuis in overzichten["agenda"]

    runs = {run["id"] for zaak in (thuis, stelsel) for run in alle_runs(spel, zaak)}
    assert {weging.run, overleg.run, vrijgave.run} <= runs
    gevonden = list(in_prefect({thuis, stelsel}, runs))
    assert {"flow_run", "artifact", "flow_run_state", "flow_run_input"} <= {t for t, _ in gevonden}
    assert [(tabel, plekken) for tabel, rij in gevonden if (plekken := genoemd(rij))] == []


def genoemd(rij: str) -> set[str]:
    """Which places a row names; a picture is no text."""
    return set(PLEK.findall(PLAATJE.sub("", rij)))


def alle_runs(spel: Spel, zaaknummer: str) -> list[dict[str, str]]:
    waar = {"flow_runs": {"name": {"like_": zaaknummer}}, "limit": 200}
    return spel.prefect.post("/flow_runs/filter", json=waar).json()


def test_de_speurhond_vindt_wat_er_wel_staat(spel: Spel):
    zaaknummer = meld(spel)
    vraag = gesteld(zaaknummer, "weging")
    regel = {"name": "regie", "level": 20, "message": f"{zaaknummer}: Groningen"}
    regel |= {"timestamp": nu().isoformat(), "flow_run_id": vraag.run}
    spel.prefect.post("/logs/", json=[regel]).raise_for_status()

    def gevonden() -> set[str]:
        return {tabel for tabel, rij in in_prefect({zaaknummer}, set()) if "Groningen" in rij}

    assert wacht_tot(gevonden, binnen=20) == {"log"}
