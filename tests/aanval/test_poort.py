"""Who reaches the Prefect port of a demo, or makes a browser reach it, without being its page."""

import json
from pathlib import Path

import pytest
from sqlmodel import select

from models.tabellen import Slot
from tasks.basis.database import lezen
from tests.aanval.conftest import val_aan
from tests.flows.test_deur_b import ingevuld, rijen
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand, wacht_tot

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.parametrize("installatie_live", ["sqlite"], indirect=True),
]
GEWEIGERD, ONBEKENDE_NAAM, TE_GROOT = 403, 400, 413
ALLES = ("lezen", "pagina", "schrijven", "vooraf")
VREEMD = {
    "een andere herkomst": ("origin=http://kwaad.example", GEWEIGERD),
    "een andere poort van deze machine": ("origin=http://127.0.0.1:9", GEWEIGERD),
    "een bestand": ("origin=null", GEWEIGERD),
    "een plaatje of script op een andere pagina": ("sec-fetch-site=cross-site", GEWEIGERD),
    "een naam die naar deze machine is gezet": ("host=kwaad.example", ONBEKENDE_NAAM),
    "die naam met onze poort": ("host=kwaad.example:4200", ONBEKENDE_NAAM),
}


@pytest.mark.parametrize("wat", VREEMD)
def test_wie_niet_de_eigen_pagina_is_krijgt_niets(stand: Stand, wat: str):
    kop, verwacht = VREEMD[wat]
    gekregen = val_aan("vragen", stand.api, kop)
    assert gekregen == {"status": dict.fromkeys(ALLES, verwacht), "open": []}


def test_wie_niets_zegt_mag_lezen_maar_zonder_csrf_niets_veranderen(stand: Stand):
    gekregen = val_aan("vragen", stand.api)
    mag = {"lezen": 200, "pagina": 200, "schrijven": GEWEIGERD, "vooraf": 405}
    assert gekregen == {"status": mag, "open": []}


def test_een_link_in_een_mail_opent_de_pagina_en_niet_de_gegevens(stand: Stand):
    koppen = ("sec-fetch-site=cross-site", "sec-fetch-mode=navigate", "sec-fetch-dest=document")
    status = val_aan("vragen", stand.api, *koppen)["status"]
    assert (status["pagina"], status["lezen"]) == (200, GEWEIGERD)


@pytest.mark.parametrize(
    ("oorsprong", "verwacht"),
    [("http://kwaad.example", str(GEWEIGERD)), ("", "auth_success")],
    ids=["andere pagina", "geen pagina"],
)
def test_een_andere_pagina_luistert_niet_mee(stand: Stand, oorsprong: str, verwacht: str):
    assert val_aan("luister", stand.api, oorsprong) == verwacht


def test_80_mb_komt_niet_binnen_hoe_het_ook_wordt_aangekondigd(stand: Stand):
    vooraf = omvang(stand.home)
    assert set(val_aan("groot", stand.api)) <= {TE_GROOT, "verbroken"}
    assert omvang(stand.home) - vooraf < 2**20
    assert stand.gezond()


def test_een_ander_formulier_en_een_link_elders_staan_er_niet_lang(spel: Spel, stand: Stand):
    """Where door B is open: a decider would sign something else than regie asks."""
    vraag = spel.wacht(spel.meld(), "weging")
    hoort = sorted(rijen(spel, vraag))
    gezet = val_aan("vervals", stand.api, str(vraag.run))
    assert "kwaad.example" in gezet["er staat"]
    wacht_tot(lambda: sorted(rijen(spel, vraag)) == hoort, binnen=60, uitleg="niet teruggezet")


@pytest.mark.alles
def test_wie_er_codes_raadt_sluit_de_vraag_daar_en_niet_de_functionaris(spel: Spel, stand: Stand):
    vraag = spel.wacht(spel.meld(), "weging")
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    invoer = ingevuld(spel, vraag, "geen_ernstige_dreiging", wie) | {"ondertekeningscode": "000000"}
    assert val_aan("raad", stand.api, str(vraag.run), json.dumps(invoer), "6") == 6
    wacht_tot(lambda: len(spel.vastgelegd(vraag.zaaknummer, "poging")) == 6, uitleg="zes pogingen")
    with lezen() as sessie:
        (slot,) = sessie.exec(select(Slot).where(Slot.vraag == vraag.id)).all()
        assert slot.tot is not None
        assert sessie.exec(select(Slot).where(Slot.functionaris == wie)).all() == []
    besluit = spel.beslis(vraag, spel.voorbeeld(vraag, "ernstige_dreiging"), wie)
    assert besluit.functionaris == wie


def omvang(home: Path) -> int:
    return sum(bestand.stat().st_size for bestand in (home / "prefect").glob("prefect.db*"))
