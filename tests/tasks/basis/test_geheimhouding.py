"""Whatever goes wrong, no name, address, threat or reason stands in what is said about it."""

import logging
import traceback

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from models.begrippen import Deur
from models.fouten import Fout, Onbereikbaar, OnjuisteInvoer
from models.tabellen import Installatie, Vraag
from tasks.antwoorden.beslissen import beslis
from tasks.basis import database
from tasks.basis.database import lezen, transactie
from tasks.basis.instellingen import instellingen
from tasks.procedures.melding import open_zaak
from tasks.register.geweigerde_pogingen import Code, Poging
from tasks.register.lezen import feiten
from tests.hulp.installaties import vergeet
from tests.hulp.kapotmaken import wissel
from tests.hulp.voorbeelden import antwoord, melding
from tests.hulp.zaakspel import NU, RCCB, Zaakspel, getekend

KANARIE = "Kanarie Zangvogel"
KANARIES = {
    "doelwit__naam": KANARIE,
    "doelwit__woonadres__straat": KANARIE,
    "doelwit__werkgever": KANARIE,
    "dreiger__omschrijving": KANARIE,
    "omschrijving": KANARIE,
}


def gezegd(fout):
    """Everything a traceback, a log line or a screen would show of it."""
    return "".join(traceback.format_exception(fout)) + str(fout) + repr(fout)


def zwijgt(doe, soort=Fout):
    with pytest.raises(soort) as fout:
        doe()
    assert "Zangvogel" not in gezegd(fout.value)
    return fout.value


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://u:a@b:Zangvogel@h/r", "Zangvogel", "zang://u:Zangvogel@h:1x/r"]
)
def test_een_adres_van_een_databank_staat_in_geen_fout_en_op_geen_scherm(
    installatie, monkeypatch, url
):
    for naam in ("REGIE_DATABASE_URL", "REGIE_PREFECT_DATABASE_URL", "REGIE_HARTSLAG_URL"):
        monkeypatch.setenv(naam, url)
    vergeet()
    assert "Zangvogel" not in f"{instellingen()!r} {instellingen()} {instellingen().model_dump()}"
    fout = zwijgt(database.databank, OnjuisteInvoer)
    assert "REGIE_DATABASE_URL" in str(fout)


@pytest.mark.parametrize(
    "fout",
    [
        {"doelwit__geboortedatum": KANARIE},
        {"doelwit__functie": KANARIE},
        {"doelwit__woonadres__postcode": KANARIE},
        {"doelwit__huisgenoten": [{"naam": KANARIE}]},
        {"doelwit__huisgenoten": KANARIE},
        {"ontvangen_op": KANARIE},
        {"doelwit": KANARIE},
        {KANARIE: KANARIE},
        {"ontvangen_door__registratienummer": f"{KANARIE}!"},
    ],
)
def test_een_onjuiste_melding_wordt_niet_nagezegd(zonder_mensen, fout):
    zwijgt(lambda: open_zaak(melding(**KANARIES | fout), moment=NU), OnjuisteInvoer)


def test_een_dubbele_of_niet_ondersteunde_melding_wordt_niet_nagezegd(zonder_mensen):
    open_zaak(melding(**KANARIES), moment=NU)
    zwijgt(lambda: open_zaak(melding(**KANARIES), moment=NU))
    lijst = {"doelwit__limitatieve_lijst": "I"}
    zwijgt(lambda: open_zaak(melding(**KANARIES | lijst), moment=NU))


@pytest.mark.parametrize("velden", [{"motivering": ""}, {"uitkomst": KANARIE}, {KANARIE: 1}])
def test_een_onjuist_antwoord_wordt_niet_nagezegd(demo, velden):
    vraag = Zaakspel(**KANARIES).vraag("weging")
    invoer = {**antwoord("weging", "ernstige_dreiging", motivering=KANARIE), **velden}
    poging = getekend(RCCB)
    zwijgt(lambda: beslis(vraag.id, invoer, poging, moment=NU), OnjuisteInvoer)


@pytest.mark.parametrize("wie", [KANARIE, f"{KANARIE}\x00"])
def test_een_geweigerd_antwoord_wordt_niet_nagezegd(demo, wie):
    vraag = Zaakspel(**KANARIES).vraag("weging")
    invoer = antwoord("weging", "ernstige_dreiging", motivering=KANARIE)
    zwijgt(lambda: beslis(vraag.id, invoer, Poging(wie, Code("123456"), Deur.A, NU), moment=NU))


def test_onleesbare_inhoud_wordt_niet_getoond(demo):
    spel = Zaakspel(**KANARIES)
    spel.besluit("weging", "ernstige_dreiging", RCCB, motivering=KANARIE)
    eerste, *_, laatste = (feit.volgnummer for feit in spel.beeld.feiten)
    wissel("inhoud", eerste, laatste)
    with lezen() as sessie:
        zwijgt(lambda: feiten(sessie, spel.zaaknummer), Onbereikbaar)


def test_een_fout_van_de_database_toont_geen_waarden(installatie, caplog):
    """Straight through SQLAlchemy, which prints every parameter unless told not to."""

    def dubbel():
        for _ in range(2):
            with transactie() as sessie:
                sessie.add(Installatie(naam="x", waarde=KANARIE))

    def onzin():
        with transactie() as sessie:
            vraag = text("SELECT bestaat_niet FROM zaak WHERE zaaknummer = :naam")
            sessie.connection().execute(vraag, {"naam": KANARIE})

    with caplog.at_level(logging.DEBUG):
        zwijgt(dubbel, IntegrityError)
        fout = zwijgt(onzin, Onbereikbaar)
    assert str(fout).startswith("De database van het register doet het niet (")
    assert "Zangvogel" not in caplog.text


def test_een_database_die_niet_schrijft_is_onbereikbaar_en_zegt_niets(demo, databank):
    spel = Zaakspel(**KANARIES)
    vraag = spel.vraag("weging")
    invoer = antwoord("weging", "ernstige_dreiging", motivering=KANARIE)
    poging = getekend(RCCB)
    alleen_lezen = {
        "sqlite": "PRAGMA query_only = ON",
        "postgres": "SET default_transaction_read_only = on",
    }

    def maak_alleen_lezen(verbinding, _):
        verbinding.execute(alleen_lezen[databank])
        verbinding.commit()

    database.databank().dispose()
    event.listen(database.databank(), "connect", maak_alleen_lezen)
    fout = zwijgt(lambda: beslis(vraag.id, invoer, poging, moment=NU), Onbereikbaar)
    assert "Er is niets half gedaan" in str(fout)
    vergeet()
    with lezen() as sessie:
        assert sessie.get_one(Vraag, vraag.id).gesloten_op is None
    assert [feit.soort for feit in spel.beeld.feiten] == ["melding", "vraag"]
    beslis(vraag.id, invoer, poging, moment=NU)
