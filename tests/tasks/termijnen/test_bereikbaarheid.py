"""Who has only an address that leads to nobody, or to another than was typed, cannot be reached."""

import pytest
from sqlmodel import select

from models.tabellen import Kanaal, Sleutel
from tasks.basis.database import lezen, transactie
from tasks.procedures.melding import open_zaak
from tasks.termijnen.bereikbaarheid import onbereikbaar
from tests.hulp.installaties import vergeet
from tests.hulp.postspel import AAN, PORTEFEUILLE, RCCB, bevestig_kanalen, kanalen, stille_zaak
from tests.hulp.voorbeelden import melding
from tests.hulp.zaakspel import NU

VAN = "mailtos://u:p@smtp.example.org?from=regie@example.org"


def bereikt(*adressen: str) -> bool:
    kanalen(**{RCCB: adressen})
    bevestig_kanalen()
    with lezen() as sessie:
        return AAN not in onbereikbaar(sessie, moment=NU)


@pytest.mark.parametrize(
    ("adressen", "wel"),
    [
        ([], False),
        ([f"{VAN}&to=niet-een-adres"], False),
        ([VAN], False),
        (["naam@example.org"], False),
        ([f"{VAN}&to=niet-een-adres", f"{VAN}&to=naam@example.org"], True),
        (["webhook://:geheim@127.0.0.1:1/"], True),
        ([f"postvak://{RCCB}"], True),
    ],
)
def test_bereikbaar_is_wie_een_adres_heeft_dat_ergens_heen_leidt(demo, adressen, wel):
    stille_zaak()
    assert bereikt(*adressen) is wel


def test_een_kaal_adres_telt_zodra_er_een_relais_is(demo, monkeypatch):
    stille_zaak()
    monkeypatch.setenv("REGIE_MAIL_RELAY", VAN)
    vergeet()
    assert bereikt("naam@example.org")


@pytest.mark.norm("N076")
@pytest.mark.parametrize("eigen", [False, True])
def test_in_de_eigen_zaak_telt_iemand_niet_mee(demo, eigen):
    velden = {"doelwit__functionaris": PORTEFEUILLE} if eigen else {}
    open_zaak(melding(**velden), moment=NU)
    kanalen(**{PORTEFEUILLE: [f"postvak://{PORTEFEUILLE}"]})
    bevestig_kanalen()
    with lezen() as sessie:
        assert (AAN in onbereikbaar(sessie, moment=NU)) is eigen


def test_een_zaak_die_niet_te_lezen_is_verbergt_de_andere_niet(demo):
    stuk = open_zaak(melding(), moment=NU)
    open_zaak(
        melding(ontvangen_door__registratienummer="PL-2", doelwit__functionaris=PORTEFEUILLE),
        moment=NU,
    )
    kanalen(**{PORTEFEUILLE: [f"postvak://{PORTEFEUILLE}"]})
    bevestig_kanalen()
    with transactie() as sessie:
        sessie.get_one(Sleutel, stuk).verpakt = b"beschadigd"
    with lezen() as sessie:
        assert AAN in onbereikbaar(sessie, moment=NU)


def test_een_adres_dat_niet_te_lezen_is_telt_niet(demo):
    stille_zaak()
    assert bereikt(f"{VAN}&to=naam@example.org")
    with transactie() as sessie:
        sessie.exec(select(Kanaal)).one().adres = b"beschadigd"
    with lezen() as sessie:
        assert AAN in onbereikbaar(sessie, moment=NU)
