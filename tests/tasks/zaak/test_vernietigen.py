"""One case is destroyed by two beheerders after its retention; the chain stays whole."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Timer

import pytest
from sqlmodel import col, func, select

from models.begrippen import LANDELIJK, Rol
from models.fouten import Geweigerd, NietGevonden
from models.tabellen import (
    Bericht,
    Maatregel,
    Mandaat,
    Proces,
    Sleutel,
    Slot,
    Vastlegging,
    Vraag,
    Zaak,
)
from tasks.basis.database import lezen, transactie
from tasks.mensen.accounts import trek_in
from tasks.procedures.melding import open_zaak
from tasks.register.controle import controleer
from tasks.register.geweigerde_pogingen import Code
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER, Vernietigd
from tasks.register.vastleggen import Handelende
from tasks.zaak.vernietigen import vernietig
from tests.hulp.voorbeelden import melding
from tests.hulp.zaakspel import NU, Zaakspel, getekend
from tests.hulp.zoektabellen import zoektabellen

LATER = datetime(2031, 3, 1, tzinfo=UTC)


def vernietig_(zaaknummer, een="beheerder", ander="beheerder2", moment=LATER):
    vernietig(
        zaaknummer,
        eerste=getekend(een, moment),
        tweede=getekend(ander, moment),
        moment=moment,
    )


def mandaat(wie, *, rol=Rol.BEHEERDER, gebied=LANDELIJK, namens="", van=NU):
    with transactie() as sessie:
        sessie.add(Mandaat(functionaris=wie, rol=rol, gebied=gebied, van=van, namens=namens))


@pytest.fixture
def gesloten(demo):
    spel = Zaakspel(doelwit__functionaris="kmar").tot("einde")
    spel.sluit()
    return spel


def rest(zaaknummer):
    with lezen() as sessie:
        return {
            tabel.__name__: sessie.exec(
                select(func.count()).select_from(tabel).where(col(tabel.zaaknummer) == zaaknummer)
            ).one()
            for tabel in (Vraag, Maatregel, Bericht, Proces)
        }


def test_na_vernietiging_blijven_alleen_zaaknummer_en_data(gesloten):
    zaaknummer = gesloten.zaaknummer
    assert 0 not in rest(zaaknummer).values()
    vernietig_(zaaknummer)
    assert rest(zaaknummer) == {"Vraag": 0, "Maatregel": 0, "Bericht": 0, "Proces": 0}
    with lezen() as sessie:
        rij = sessie.get_one(Zaak, zaaknummer)
        assert (rij.vernietigd_op, rij.geopend_op, rij.gesloten_op) == (LATER, NU, gesloten.nu)
        assert (rij.melding_hmac, rij.gezag_gebied, rij.eenheid) == (None, "", "")
        assert sessie.get(Sleutel, zaaknummer) is None
        with pytest.raises(Vernietigd, match=f"De inhoud van {zaaknummer} is vernietigd"):
            feiten(sessie, zaaknummer)


@pytest.mark.norm("N085")
def test_een_slot_op_een_vraag_van_de_zaak_verdwijnt_met_haar(gesloten):
    with transactie() as sessie:
        eigen = select(Vraag.id).where(col(Vraag.zaaknummer) == gesloten.zaaknummer)
        for vraag in (sessie.exec(eigen).first(), "een andere"):
            sessie.add(Slot(functionaris="", deur="b", vraag=vraag, dicht=True))
    vernietig_(gesloten.zaaknummer)
    with lezen() as sessie:
        assert [slot.vraag for slot in sessie.exec(select(Slot))] == ["een andere"]


def test_de_keten_blijft_heel_en_het_beheer_weet_wie_wat_vernietigde(gesloten):
    op_volgorde = select(Vastlegging.hash).order_by(col(Vastlegging.volgnummer))
    with lezen() as sessie:
        voor = sessie.exec(op_volgorde).all()
    vernietig_(gesloten.zaaknummer)
    assert controleer() == []
    with lezen() as sessie:
        assert sessie.exec(op_volgorde).all()[: len(voor)] == voor
        feit = feiten(sessie, BEHEER)[-1]
    assert (feit.soort, feit.functionaris, feit.rol, feit.moment) == (
        "vernietiging",
        "beheerder",
        "beheerder",
        LATER,
    )
    wie = [
        {"functionaris": id_, "rol": "beheerder", "gebied": LANDELIJK, "namens": ""}
        for id_ in ("beheerder", "beheerder2")
    ]
    assert feit.inhoud == {"zaaknummer": gesloten.zaaknummer, "functionarissen": wie}


def test_andere_zaken_en_dezelfde_melding_gaan_gewoon_door(gesloten):
    ander = Zaakspel(ontvangen_door__registratienummer="PL2100-2").tot("overleg")
    vernietig_(gesloten.zaaknummer)
    assert ander.beeld.laatste("weging").uitkomst == "ernstige_dreiging"
    assert open_zaak(melding(), moment=LATER) == "BB-2031-000001"


def test_van_een_vernietigde_zaak_is_er_niets_meer_te_vernietigen(gesloten):
    vernietig_(gesloten.zaaknummer)
    with pytest.raises(Vernietigd, match="is op 01-03-2031 01:00 vernietigd"):
        vernietig_(gesloten.zaaknummer)


def test_een_zaak_die_er_niet_is_wordt_niet_gevonden(demo):
    with pytest.raises(NietGevonden):
        vernietig_("BB-2026-000009")


def geweigerd(spel, zin, **wie_en_wanneer):
    """Refused, and nothing changed but the attempt in the beheer."""
    voor = zoektabellen()
    with pytest.raises(Geweigerd, match=zin) as weigering:
        vernietig_(spel.zaaknummer, **wie_en_wanneer)
    assert zoektabellen() == voor
    with lezen() as sessie:
        poging = feiten(sessie, BEHEER)[-1]
    assert poging.inhoud == poging.inhoud | {
        "zaaknummer": spel.zaaknummer,
        "functionarissen": [
            wie_en_wanneer.get("een", "beheerder"),
            wie_en_wanneer.get("ander", "beheerder2"),
        ],
        "reden": weigering.value.zin,
        "norm": weigering.value.norm,
        "deur": "a",
    }
    assert (poging.soort, poging.stap) == ("poging", "vernietiging")
    assert spel.beeld.persoon.naam == "Testpersoon Voorbeeld"
    assert controleer() == []


def test_een_open_zaak_wordt_niet_vernietigd(demo):
    geweigerd(Zaakspel(), "Een open zaak wordt niet vernietigd")


def test_binnen_de_bewaartermijn_niet_en_de_weigering_noemt_de_dag(gesloten):
    einde = gesloten.nu.replace(year=2031)
    geweigerd(
        gesloten,
        r"bewaartermijn.* loopt nog\. Wat wel kan: vernietigen mag vanaf 04-02-2031 10:14",
        moment=einde - timedelta(seconds=1),
    )
    vernietig_(gesloten.zaaknummer, moment=einde)


def test_een_mens_alleen_kan_het_niet_ook_niet_met_twee_codes(gesloten):
    eerste, tweede = (getekend("beheerder", LATER + timedelta(seconds=n)) for n in (0, 30))
    with pytest.raises(Geweigerd, match="twee verschillende beheerders"):
        vernietig(
            gesloten.zaaknummer,
            eerste=eerste,
            tweede=tweede,
            moment=LATER,
        )
    assert gesloten.beeld.status == "gesloten"


@pytest.mark.parametrize(("een", "ander"), [("beheerder", "nctv"), ("nctv", "beheerder")])
def test_namens_elkaar_kan_het_niet(gesloten, een, ander):
    mandaat("nctv", namens="beheerder")
    geweigerd(gesloten, "de een niet namens de ander", een=een, ander=ander)


def test_twee_vervangers_van_dezelfde_zijn_er_ook_maar_een(gesloten):
    mandaat("nctv", namens="beheerder")
    mandaat("lx", namens="beheerder")
    geweigerd(gesloten, "de een niet namens de ander", een="nctv", ander="lx")


def test_wie_ook_een_eigen_mandaat_heeft_tekent_daarop(gesloten):
    mandaat("nctv", namens="beheerder")
    mandaat("nctv")
    vernietig_(gesloten.zaaknummer, een="nctv", ander="beheerder")


@pytest.mark.parametrize("wie", ["hovj.oost-brabant", "directeur_nctv"])
def test_wie_geen_beheerder_is_kan_het_niet(gesloten, wie):
    geweigerd(gesloten, "alleen een beheerder", ander=wie)


def test_een_ingetrokken_beheerder_kan_het_niet(gesloten):
    with transactie() as sessie:
        trek_in(sessie, "beheerder2", door=Handelende(), moment=NU)
    geweigerd(gesloten, "functionaris of de code is onjuist")


@pytest.mark.norm("N076")
def test_niemand_vernietigt_de_eigen_zaak(gesloten):
    mandaat("kmar")
    geweigerd(gesloten, "geen rol", een="kmar")


@pytest.mark.norm("N076")
def test_wie_ook_een_ander_dan_de_bedreigde_vervangt_tekent_namens_die(gesloten):
    mandaat("kmar")
    for namens in ("kmar", "beheerder2"):
        mandaat("nctv", namens=namens)
    vernietig_(gesloten.zaaknummer, een="nctv", ander="beheerder")
    with lezen() as sessie:
        assert feiten(sessie, BEHEER)[-1].namens == "beheerder2"


@pytest.mark.parametrize(("een", "ander"), [("beheerder", "nctv"), ("nctv", "beheerder")])
def test_wie_ook_een_derde_vervangt_tekent_namens_die(gesloten, een, ander):
    for namens in ("beheerder", "beheerder2"):
        mandaat("nctv", namens=namens)
    vernietig_(gesloten.zaaknummer, een=een, ander=ander)
    with lezen() as sessie:
        wie = feiten(sessie, BEHEER)[-1].inhoud["functionarissen"]
    assert {w["functionaris"]: w["namens"] for w in wie} == {"beheerder": "", "nctv": "beheerder2"}


@pytest.mark.parametrize("verkeerd", [0, 1])
def test_beide_codes_moeten_kloppen(gesloten, verkeerd):
    pogingen = [getekend(wie, LATER) for wie in ("beheerder", "beheerder2")]
    fout = Code(f"{(int(pogingen[verkeerd].bewijs.cijfers) + 1) % 1_000_000:06}")
    pogingen[verkeerd] = replace(pogingen[verkeerd], bewijs=fout)
    with pytest.raises(Geweigerd, match="code is onjuist"):
        vernietig(
            gesloten.zaaknummer,
            eerste=pogingen[0],
            tweede=pogingen[1],
            moment=LATER,
        )
    assert gesloten.beeld.status == "gesloten"


def test_op_sqlite_blijft_van_de_sleutel_geen_byte_achter(gesloten, demo, databank):
    """Forty cases around it, so that the row lies amid others on full pages."""
    if databank == "postgres":
        pytest.skip("daar blijft de rij staan tot VACUUM; zie de docstring van vernietig")
    for n in range(40):
        open_zaak(melding(ontvangen_door__registratienummer=f"PL2100-x{n}"), moment=NU)
    with lezen() as sessie:
        verpakt = sessie.get_one(Sleutel, gesloten.zaaknummer).verpakt

    def plekken():
        return [pad.name for pad in sorted(demo.iterdir()) if verpakt in pad.read_bytes()]

    assert plekken() != []
    vernietig_(gesloten.zaaknummer)
    assert plekken() == []
    assert (demo / "register.db-wal").stat().st_size == 0
    stukken = [verpakt[i : i + 24] for i in range(0, len(verpakt) - 24, 8)][2:]  # after the prefix
    assert [s for s in stukken if s in (demo / "register.db").read_bytes()] == []


def test_het_wissen_wacht_op_wie_nog_aan_het_lezen_is(gesloten, demo, databank):
    if databank == "postgres":
        pytest.skip("alleen SQLite heeft een WAL-bestand in REGIE_HOME")
    with lezen() as sessie:
        verpakt = sessie.get_one(Sleutel, gesloten.zaaknummer).verpakt
    lezer = sqlite3.connect(demo / "register.db", check_same_thread=False)
    lezer.execute("BEGIN")
    lezer.execute("SELECT count(*) FROM zaak").fetchone()
    klaar = Timer(0.5, lezer.close)
    klaar.start()
    vernietig_(gesloten.zaaknummer)
    klaar.join()
    assert [p.name for p in demo.iterdir() if p.is_file() and verpakt in p.read_bytes()] == []
