"""After a reorganisation: each open case goes to the successor, in an act of its own."""

from datetime import date, timedelta

import pytest

from models.begrippen import Bevoegd, Rol
from models.tabellen import Zaak
from tasks.basis.database import lezen
from tasks.basis.instellingen import instellingen
from tasks.procedures.wijziging import wijzig
from tasks.register.lezen import rijen
from tests.hulp.herindelingen import heringedeeld, met_tabel
from tests.hulp.herindelspel import (
    INGANG,
    aan_gemeente,
    berichten,
    deel,
    gewekt,
    ladder,
    over_gemeente,
    stil,
    van,
    verteld,
    wonend,
)
from tests.hulp.kapotmaken import wissel
from tests.hulp.voorbeelden import GEVESTIGD
from tests.hulp.zaakspel import Zaakspel, getekend, tellen
from tests.hulp.zoektabellen import zoektabellen

DAG = timedelta(days=1)


@pytest.fixture(autouse=True)
def tabel(bewaakt, tmp_path):
    """A release with the reorganisation of 2027 in it, installed long before."""
    with met_tabel(tmp_path, heringedeeld(date(2027, 1, 1))):
        yield


@pytest.fixture
def leiden():
    """A case that goes to another gezag; its weging waits."""
    spel = Zaakspel(**wonend("GM0546"))
    spel.vraag("weging")
    return spel


@pytest.mark.norm("N001")
def test_de_zaak_houdt_haar_feiten_onder_de_nieuwe_naam():
    spel = Zaakspel()
    spel.vraag("weging")
    voor = spel.beeld
    assert van(deel(), "zaak") == [(spel.zaaknummer, None, None, None)]
    na = spel.beeld
    assert (na.persoon.woonadres.gemeente, na.persoon.werkgemeente) == ("GM2001", "GM2001")
    adres = voor.persoon.woonadres.model_copy(update={"gemeente": "GM2001"})
    wie = {"woonadres": adres, "werkgemeente": "GM2001"}
    assert na.persoon == voor.persoon.model_copy(update=wie)
    assert na.melding == voor.melding.model_copy(update={"doelwit": na.persoon})
    assert (na.gezag, na.eenheid) == (voor.gezag, voor.eenheid)


def test_een_zaak_die_bij_hetzelfde_gezag_blijft_legt_het_vast_en_vraagt_niets_opnieuw(monkeypatch):
    """Nor does a term move that by the terms of today would."""
    spel = Zaakspel()
    spel.vraag("weging")
    voor, feiten_ = berichten(), len(spel.beeld.feiten)
    monkeypatch.setenv("REGIE_TERMIJN_FACTOR", "0.5")
    instellingen.cache_clear()
    deel()
    (feit,) = spel.beeld.feiten[feiten_:]
    assert (feit.soort, feit.functionaris, feit.rol) == (
        "herindeling",
        "beheerder",
        "beheerder",
    )
    assert feit.inhoud == {
        "van": "GM0772",
        "naar": "GM2001",
        "afgeleid": {
            "gezag": {"rol": "hovj", "gebied": "Oost-Brabant"},
            "eenheid": "Oost-Brabant",
        },
    }
    assert berichten() == voor


@pytest.mark.norm("N001")
@pytest.mark.norm("N077")
def test_gaat_het_gezag_over_dan_horen_oud_en_nieuw_het(leiden):
    deel()
    nieuw = Bevoegd(Rol.HOVJ, "Amsterdam")
    assert (leiden.beeld.gezag, leiden.beeld.eenheid) == (nieuw, "Amsterdam")
    with lezen() as sessie:
        rij = sessie.get_one(Zaak, leiden.zaaknummer)
    assert (rij.gezag_rol, rij.gezag_gebied, rij.eenheid) == (*nieuw, "Amsterdam")
    assert [b for b in berichten() if b[1] == "herindeling"] == [
        ("kennisgeving", "herindeling", "hovj.den-haag"),
        ("kennisgeving", "herindeling", "hovj.amsterdam"),
    ]


def test_een_open_vraag_wordt_gesteld_aan_wie_het_nu_is_en_haar_ladder_gaat_mee(leiden):
    vraag = leiden.open_vraag("weging")
    stil(leiden)
    deel()
    nu_ = leiden.open_vraag("weging")
    assert (nu_.id, nu_.rol, nu_.gebied) == (vraag.id, Rol.RCCB, "Amsterdam")
    assert (nu_.sinds, nu_.vervalt_op) == (vraag.sinds, vraag.vervalt_op)
    assert berichten()[-3] == ("vraag", "weging", "rccb.amsterdam")
    assert set(ladder(nu_)) == {"rccb (Amsterdam)", "portefeuillehouder_rccb (Amsterdam)"}
    assert gewekt(leiden) == ["lokaal-domein"]
    leiden.nu = INGANG
    leiden.antwoord(nu_, "ernstige_dreiging", "rccb.amsterdam")


def test_woont_en_werkt_iemand_in_twee_opgeheven_gemeenten_dan_is_elk_een_vastlegging():
    spel = Zaakspel(**wonend("GM0546"), doelwit__werkgemeente="GM0861")
    deel()
    gedeeld = (f.inhoud for f in spel.beeld.feiten if f.soort == "herindeling")
    paren = [(inhoud["van"], inhoud["naar"]) for inhoud in gedeeld]
    wie = spel.beeld.persoon
    assert paren == [("GM0546", "GM0363"), ("GM0861", "GM2001")]
    assert (wie.woonadres.gemeente, wie.werkgemeente) == ("GM0363", "GM2001")
    assert spel.beeld.gezag == Bevoegd(Rol.HOVJ, "Amsterdam")


@pytest.mark.norm("N022")
def test_in_het_stelsel_blijft_de_nctv_het_gezag():
    spel = Zaakspel(**wonend("GM0546"), doelwit__limitatieve_lijst="I")
    deel()
    assert spel.beeld.gezag.rol is Rol.NCTV
    assert spel.beeld.eenheid == "Amsterdam"
    assert not [b for b in berichten() if b[1] == "herindeling"]


def test_een_vraag_aan_een_gemeente_gaat_met_haar_procedure_naar_de_opvolger():
    spel = Zaakspel(**wonend("GM0599"), doelwit__werkgemeente=None)
    aan_gemeente(spel, "GM0546")
    assert van(deel(), "zaak") == [(spel.zaaknummer, None, None, None)]
    assert over_gemeente(spel) == ("GM0363", "GM0363")
    assert ladder(spel.open_vraag("ontvangst"))[0] == "burgemeester (GM0363)"
    assert berichten()[-1] == ("vraag", "ontvangst", "burgemeester.gm0363")
    assert spel.beeld.persoon.woonadres.gemeente == "GM0599"
    assert tellen("herindeling", spel.zaaknummer) == 1


def test_een_vraag_aan_een_andere_gemeente_blijft_waar_zij_is(leiden):
    aan_gemeente(leiden, "GM0599")
    deel()
    assert over_gemeente(leiden) == ("GM0599", "GM0599")


def test_een_gesloten_zaak_blijft_wat_zij_was():
    spel = Zaakspel()
    spel.sluit()
    assert van(deel(), "zaak") == []
    assert spel.beeld.persoon.woonadres.gemeente == "GM0772"


def test_een_zaak_elders_blijft_zoals_zij_is():
    spel = Zaakspel(**wonend("GM0599"), doelwit__werkgemeente=None)
    feiten_ = spel.beeld.feiten
    assert van(deel(), "zaak") == []
    assert spel.beeld.feiten == feiten_


def test_in_een_verdeelde_gemeente_zegt_een_wijziging_waar_het_nu_is():
    spel = Zaakspel(**wonend("GM0158"), doelwit__werkgemeente="GM0546")
    doe = f"laat met `regie wijziging {spel.zaaknummer}` vastleggen waar het nu is"
    nog = (spel.zaaknummer, None, None, doe)
    assert van(deel(), "zaak") == [(spel.zaaknummer, None, None, None), nog]
    wie = spel.beeld.persoon
    assert (wie.woonadres.gemeente, wie.werkgemeente) == ("GM0158", "GM0363")
    assert van(deel(INGANG + DAG), "zaak") == [nog]
    adres = {**GEVESTIGD, "gemeente": "GM0164"}
    moment, gezag = INGANG + DAG, "hovj.oost-nederland"
    invoer = {"motivering": "Verzonnen.", "woonadres": adres}
    gegeven = {"poging": getekend(gezag, moment), "moment": moment}
    wijzig(spel.zaaknummer, invoer, **gegeven)
    assert van(deel(INGANG + 2 * DAG), "zaak") == []


def test_wat_over_een_verdeelde_gemeente_loopt_blijft_staan_en_wordt_genoemd():
    spel = Zaakspel(**wonend("GM0599"), doelwit__werkgemeente=None)
    aan_gemeente(spel, "GM0158")
    doe = "laat afronden wat over deze gemeente loopt; zij is nu Enschede (GM0153) of Hengelo"
    assert van(deel(), "zaak") == [(spel.zaaknummer, "GM0158", None, f"{doe} (GM0164)")]
    assert over_gemeente(spel) == ("GM0158", "GM0158")
    assert tellen("herindeling", spel.zaaknummer) == 0


def test_nog_eens_doet_niets_meer(leiden):
    deel()
    voor = zoektabellen()
    assert [regel for regel in deel(INGANG + DAG) if not regel.doe] == []
    assert zoektabellen() == voor


def test_wie_alles_al_hoorde_hoort_het_einde_als_de_opvolger():
    spel = Zaakspel(**wonend("GM0599"), doelwit__werkgemeente=None)
    verteld(spel, "GM0546")
    assert van(deel(), "zaak") == [(spel.zaaknummer, None, None, None)]
    (informering,) = spel.beeld.informeringen.values()
    assert informering.gemeente == "GM0363"


def test_ook_wat_in_een_gesloten_zaak_nog_loopt_gaat_naar_de_opvolger():
    spel = Zaakspel(**wonend("GM0599"), doelwit__werkgemeente=None)
    aan_gemeente(spel, "GM0546")
    spel.sluit()
    assert van(deel(), "zaak") == [(spel.zaaknummer, None, None, None)]
    assert over_gemeente(spel) == ("GM0363", "GM0363")


def test_een_onleesbare_zaak_houdt_de_andere_niet_op(leiden):
    kapot = Zaakspel(**wonend("GM0546"), ontvangen_door__registratienummer="PL2100-9")
    with lezen() as sessie:
        een, ander, *_ = (rij.volgnummer for rij in rijen(sessie, kapot.zaaknummer))
    wissel("inhoud", een, ander)
    gezegd = {regel[0]: regel[3] for regel in van(deel(), "zaak")}
    assert gezegd[leiden.zaaknummer] is None
    assert "draai dit opnieuw" in gezegd[kapot.zaaknummer]
    wissel("inhoud", een, ander)
    assert (kapot.zaaknummer, None, None, None) in van(deel(INGANG + DAG), "zaak")
