"""The daily look at who is to be informed again, as Prefect plans and runs it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from models.begrippen import Rol
from models.tabellen import Vraag, Zaak
from models.voorbeelden.invoer import uitlating
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag, nu
from tasks.berichten import lijst
from tasks.procedures.openbare_uitlating import meld_uitlating
from tests.hulp.mensen import Spel, getekend
from tests.hulp.prefect import wacht_tot

NAAM = "/deployments/name/periodiek-informeren/periodiek-informeren"
TOT_EINDE = (
    *("ernstige_dreiging", "lokaal_domein", "maatregeladvies", "geleverd", "vaststellen"),
    "geinformeerd",
)
pytestmark = pytest.mark.timeout(300)


def deployment(spel: Spel) -> dict[str, Any]:
    wacht_tot(lambda: spel.prefect.get(NAAM).is_success, uitleg="registratie")
    return spel.prefect.get(NAAM).json()


def draai(spel: Spel) -> str:
    """The flow, as its schedule would start it; what it left in Prefect."""
    nieuw = {"state": {"type": "SCHEDULED"}}
    id_ = deployment(spel)["id"]
    run = spel.prefect.post(f"/deployments/{id_}/create_flow_run", json=nieuw).json()["id"]

    def klaar() -> bool:
        return spel.prefect.get(f"/flow_runs/{run}").json()["state_type"] == "COMPLETED"

    wacht_tot(klaar, binnen=60, uitleg="periodiek-informeren")
    return spel.prefect.get("/artifacts/periodiek-informeren/latest").json()["data"]


def gesteld(zaaknummer: str) -> list[Vraag]:
    vragen = select(Vraag).where(
        col(Vraag.zaaknummer) == zaaknummer, col(Vraag.proces) == "informeren-persoon"
    )
    with lezen() as sessie:
        return list(sessie.exec(vragen.order_by(col(Vraag.sinds))))


def zet_dag(zaaknummer: str, over: int) -> None:
    with transactie() as sessie:
        sessie.get_one(Zaak, zaaknummer).informeren_op = dag(nu()) + timedelta(days=over)


def test_elke_dag_om_acht_uur_in_nederland(spel: Spel):
    (rooster,) = deployment(spel)["schedules"]
    assert rooster["schedule"]["cron"] == "0 8 * * *"
    assert rooster["schedule"]["timezone"] == "Europe/Amsterdam"


@pytest.mark.norm("N106", "N107")
def test_wiens_dag_is_gekomen_wordt_een_keer_gevraagd_en_pas_na_antwoord_weer(spel: Spel):
    zaken = [spel.meld() for _ in range(2)]
    for zaaknummer in zaken:
        spel.speel(zaaknummer, *TOT_EINDE)
    toe, later = zaken
    zet_dag(toe, -400)
    zet_dag(later, 1)
    overzicht = draai(spel)
    assert "gevraagd de persoon weer te informeren: " in overzicht
    draai(spel)
    (vraag,) = gesteld(toe)
    assert gesteld(later) == []
    wachtend = spel.wacht(toe, "informeren_persoon", onderwerp=vraag.onderwerp)
    (run,) = spel.runs(toe, vraag.onderwerp)
    assert (run["id"], run["state_name"]) == (wachtend.run, "Suspended")
    spel.antwoord(wachtend, "geinformeerd")
    assert spel.wacht(toe, onderwerp=vraag.onderwerp) is None
    assert spel.zaak(toe).informeren_op == dag(nu()) + timedelta(days=90)
    assert spel.zaak(toe).status.value == "open"
    draai(spel)
    assert len(gesteld(toe)) == 1
    berichten = [b for b in lijst.lijst_berichten(toe) if b["stap"] == "informeren_persoon"]
    assert [b["soort"] for b in berichten] == ["vraag", "vraag"]


@pytest.mark.norm("N110")
def test_een_uitlating_wacht_in_prefect_op_het_gezag(spel: Spel):
    zaaknummer = spel.meld()
    wie = spel.werf(Rol.POLITIE, "Oost-Brabant")
    onderwerp = meld_uitlating(zaaknummer, uitlating(nu()), getekend(wie), moment=nu())
    vraag = spel.wacht(zaaknummer, "uitlating", onderwerp=onderwerp)
    assert vraag.rol == "hovj"
    spel.antwoord(vraag, "terughoudender")
    assert spel.wacht(zaaknummer, onderwerp=onderwerp) is None
