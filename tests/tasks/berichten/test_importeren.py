"""Functionarissen from a table: judged as a whole, added in one act, each with an own link."""

import pytest
from sqlmodel import col, select

from models.begrippen import Rol, StaatBericht
from models.fouten import Geweigerd, OnjuisteInvoer
from models.tabellen import Functionaris, Kanaal
from tasks.basis.database import lezen
from tasks.berichten import importeren
from tasks.berichten.brief import Uitslag
from tasks.berichten.mededeling import mededeling
from tasks.mensen import bevestigen
from tasks.mensen.functionarissen import accounts_van, volmachten
from tasks.mensen.gegevens import gegevens_van
from tasks.register.controle import controleer
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tests.hulp.installaties import vergeet
from tests.hulp.postspel import alle, speel
from tests.hulp.zaakspel import NU, getekend, paar
from tests.hulp.zoektabellen import zoektabellen
from tests.tasks.mensen.test_inschrijven import schrijf, token

KOP = "id,naam,functie,rol,gebied,van,tot,adres\n"
MAIL = "mailto://u:p@example.org"
GOED = f"""{KOP}b.een,Bé Één,officier,hovj,Limburg,,,
b.een,Bé Één,officier,adviseur_bbc,Rotterdam,2026-03-01,2027-01-01,
b.twee,"Twee, B.",,politie,Limburg,,,{MAIL}
"""


@pytest.fixture(autouse=True)
def _pagina(demo, monkeypatch):
    monkeypatch.setenv("REGIE_BEVESTIG_URL", "https://regie.example.org")
    vergeet()


def importeer(tekst=GOED, twee=None, schrijf_=None):
    links = {}
    aantal = importeren.importeer(
        tekst, twee or paar(), moment=NU, schrijf=schrijf_ or links.update
    )
    return aantal, links


def test_ieder_krijgt_naam_functie_en_mandaten_en_een_link():
    aantal, links = importeer()
    assert (aantal, list(links)) == (2, ["b.een"])
    with lezen() as sessie:
        een, twee = (sessie.get_one(Functionaris, wie) for wie in ("b.een", "b.twee"))
        assert (gegevens_van(een), gegevens_van(twee)) == (("Bé Één", "officier"), ("Twee, B.", ""))
        assert volmachten(sessie, "b.een", moment=NU) == []
    _, kenmerk = schrijf(token(links["b.een"]))
    bevestigen.bevestig({"b.een": kenmerk}, getekend("beheerder2", NU), moment=NU)
    with lezen() as sessie:
        assert [v.rol for v in volmachten(sessie, "b.een", moment=NU)] == [Rol.HOVJ]
    assert controleer() == []


def test_wie_een_adres_heeft_krijgt_de_link_daar_en_niemand_anders_ziet_haar():
    _, links = importeer()
    assert "b.twee" not in links
    bericht = alle()[-1]
    assert (bericht.functionaris, bericht.stap, bericht.kanaalsoort) == (
        "b.twee",
        "inschrijven",
        "mailto",
    )
    with lezen() as sessie:
        tekst = mededeling(sessie, bericht)
    link = token(tekst.split()[-1])
    schrijf(link)
    with lezen() as sessie:
        assert "al gebruikt" in mededeling(sessie, bericht)
        assert sessie.exec(select(Kanaal).where(col(Kanaal.functionaris) == "b.twee")).one()


def test_komt_de_link_niet_aan_dan_hoort_een_beheerder_het():
    importeer()
    speel(lambda b: Uitslag.BLIJVEND if b.kanaalsoort == "mailto" else Uitslag.AANGENOMEN)
    assert [(b.soort, b.functionaris, b.staat) for b in alle()] == [
        ("kennisgeving", "b.twee", StaatBericht.MISLUKT),
        ("alarm", "beheerder", StaatBericht.AANGENOMEN),
    ]


def test_zonder_adres_van_de_pagina_gaat_er_geen_link_uit(monkeypatch):
    monkeypatch.delenv("REGIE_BEVESTIG_URL")
    vergeet()
    with pytest.raises(OnjuisteInvoer, match="REGIE_BEVESTIG_URL"):
        importeer()
    importeer(KOP + "b.een,Een,,hovj,Limburg,,,\n")


def test_het_register_noemt_wie_en_welke_mandaten_maar_geen_naam_of_adres():
    importeer()
    with lezen() as sessie:
        laatste = feiten(sessie, BEHEER)[-1]
    assert (laatste.functionaris, laatste.inhoud["tweede"]["functionaris"]) == (
        "beheerder",
        "beheerder2",
    )
    assert laatste.inhoud["functionarissen"] == ["b.een", "b.twee"]
    assert [m["rol"] for m in laatste.inhoud["mandaten"]] == ["hovj", "adviseur_bbc", "politie"]
    assert not any(deel in str(laatste.inhoud) for deel in ("Twee, B.", "example.org", "officier"))


def test_alle_fouten_komen_tegelijk_met_hun_regel_en_er_gebeurt_niets():
    fout = f"""{KOP}J!,Jan,,hovj,Limburg,,,
hovj.limburg,Een,,hovj,Limburg,,,
c.een,,,hovj,Limburg,,,
c.twee,Twee,,baas,Limburg,,,
c.drie,Drie,,hovj,Lutjebroek,,,
c.vier,Vier,,hovj,Limburg,morgen,,
c.vijf,Vijf,,hovj,Limburg,2026-03-01,2026-03-01,
c.zes,Zes,,hovj,Limburg,,,webhooks://example.org/in
c.acht,Acht,,beheerder,landelijk,,,
c.negen,Negen,,hovj,Limburg,,,
c.negen,Anders,,hovj,Rotterdam,,,
"""
    voor, twee = zoektabellen(), paar()
    with pytest.raises(OnjuisteInvoer) as fouten:
        importeer(fout, twee)
    assert [zin.split(": ")[:2] for zin in fouten.value.problemen] == [
        ["regel 2", "functionaris"],
        ["regel 3", "functionaris"],
        ["regel 4", "naam"],
        ["regel 5", "rol"],
        ["regel 6", "gebied"],
        ["regel 7", "van"],
        ["regel 8", "tot"],
        ["regel 9", "adres"],
        ["regel 10", "rol"],
        ["regel 12", "id"],
    ]
    assert zoektabellen() == voor
    importeer(GOED, twee)  # cost no code


PERSOON = "id,naam,rol,gebied,persoon\n"


def test_wie_meer_accounts_heeft_is_een_mens_ook_als_beide_nieuw_zijn():
    tabel = "d.een,Een,hovj,Limburg,HOVJ.limburg\nd.twee,Een,aivd,landelijk,d.een\n"
    importeer(PERSOON + tabel)
    with lezen() as sessie:
        personen = {wie: sessie.get_one(Functionaris, wie).persoon for wie in ("d.een", "d.twee")}
        assert personen == dict.fromkeys(("d.een", "d.twee"), "hovj.limburg")
        assert accounts_van(sessie, {"d.twee"}) == {"hovj.limburg", "d.een", "d.twee"}
        vast = feiten(sessie, BEHEER)[-1].inhoud["personen"]
    assert vast == {"d.een": "hovj.limburg", "d.twee": "d.een"}


@pytest.mark.parametrize(
    ("tabel", "zin"),
    [
        ("d.een,Een,hovj,Limburg,niemand", "regel 2: Deze functionaris bestaat niet"),
        ("d.een,Een,hovj,Limburg,d.een", "regel 2: Deze functionaris bestaat niet"),
        ("d.een,Een,hovj,Limburg,d.twee\nd.twee,Een,aivd,landelijk,", "regel 2: Deze functi"),
        ("d.een,Een,hovj,Limburg,aivd\nd.een,Een,aivd,landelijk,", "regel 3: id: d.een staat er"),
        ("d.een,Een,hovj,Limburg,beheerder", "regel 2: .*Een beheerder beslist nooit"),
        (
            "d.een,Een,,,beheerder\nd.twee,Een,hovj,Limburg,d.een",
            "regel 3: .*Een beheerder beslist nooit",
        ),
    ],
)
def test_een_persoon_wordt_beoordeeld_als_bij_toevoegen(tabel, zin):
    twee = paar()
    with pytest.raises(OnjuisteInvoer, match=zin):
        importeer(f"{PERSOON}{tabel}\n", twee)
    importeer(GOED, twee)  # cost no code


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("", "regel 1: de kolommen heten id, naam"),
        ("id;naam;rol\n", "regel 1: de kolommen heten"),
        ("id,naam,rol,gebied,schoenmaat\n", "regel 1: de kolommen heten"),
        ("id,naam,rol,gebied,id\n", "regel 1: de kolommen heten"),
        (KOP, "bevat geen functionarissen"),
        (KOP + "a,b\n", "regel 2: heeft een ander aantal kolommen"),
        (KOP + "a,b,c,d,e,f,g,h,i\n", "regel 2: heeft een ander aantal kolommen"),
        (KOP + '"a"b,c,d,e,f,g,h,i\n', "regel 2: de aanhalingstekens"),
    ],
)
def test_een_tabel_die_geen_tabel_is_wordt_geweigerd(tekst, zin):
    with pytest.raises(OnjuisteInvoer, match=zin):
        importeren.keur(tekst, moment=NU)


def test_een_tabel_uit_een_nederlands_rekenblad_heeft_puntkommas():
    (nieuw,) = importeren.keur("ID;Naam;Rol;Gebied\r\nC.een;Eén, C.;hovj;Limburg\r\n", moment=NU)
    assert (nieuw.id, nieuw.gegevens.naam) == ("c.een", "Eén, C.")


def test_een_beheerder_alleen_importeert_niet():
    with pytest.raises(Geweigerd, match="alleen een beheerder"):
        importeer(GOED, paar(ander="nctv"))


def test_zijn_de_links_niet_te_bewaren_dan_gebeurt_er_niets():
    def vol(_):
        raise OSError("vol")

    with pytest.raises(OSError, match="vol"):
        importeer(schrijf_=vol)
    with lezen() as sessie:
        assert sessie.get(Functionaris, "b.een") is None
