"""The register is append-only, complete and readable by nobody without its keys."""

import json
import re
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col, func, select

from models.fouten import NietGevonden, Onbereikbaar
from models.tabellen import Keten, Sleutel, Vastlegging
from models.zaak.versies import TeNieuw
from tasks.basis import database
from tasks.basis.database import databank, lezen, transactie
from tasks.register.controle import controleer
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tests.hulp.kapotmaken import knoei, wissel
from tests.hulp.tegelijk import in_processen
from tests.hulp.zaakspel import NU, Zaakspel

STAP = Gebeurtenis(BEHEER, "proef", {"tekst": "één"}, stap="stap", keer=1)


def leg_een_vast(wat=STAP, moment=NU):
    with transactie() as sessie:
        return leg_vast(sessie, wat, moment=moment).volgnummer


def leg_vijftig_vast(wie):
    wat = Gebeurtenis(BEHEER, "proef", {}, wie=Handelende(wie))
    return [leg_een_vast(wat) for _ in range(50)]


@pytest.mark.norm("N085")
@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE vastlegging SET stap = 'anders'",
        "UPDATE vastlegging SET inhoud = inhoud WHERE volgnummer = 1",
        "DELETE FROM vastlegging",
        "DELETE FROM vastlegging WHERE volgnummer = 1",
    ],
)
def test_de_database_zelf_weigert_een_vastlegging_te_wijzigen_of_te_wissen(installatie, opdracht):
    leg_een_vast()
    with databank().connect() as verbinding, pytest.raises(DBAPIError, match="nooit gewijzigd"):
        verbinding.exec_driver_sql(opdracht)
    assert controleer() == []


def test_ook_leegmaken_of_vervangen_weigert_de_database(installatie, databank):
    leg_een_vast()
    opdracht = {
        "postgres": "TRUNCATE vastlegging",
        "sqlite": "REPLACE INTO vastlegging SELECT * FROM vastlegging",
    }
    with (
        database.databank().connect() as verbinding,
        pytest.raises(DBAPIError, match="nooit gewijzigd"),
    ):
        verbinding.exec_driver_sql(opdracht[databank])
    assert controleer() == []


@pytest.mark.norm("N085")
@pytest.mark.parametrize(
    "behalve",
    [
        {},
        {"zaaknummer": "'Z'"},
        {"volgnummer": "9", "keer": "9"},
        {"volgnummer": "9", "zaakvolgnummer": "9"},
    ],
    ids=["alles", "volgnummer", "zaakvolgnummer", "stap"],
)
def test_vervangen_wordt_ook_geweigerd_aan_wie_het_bestand_zelf_opent(
    installatie, databank, behalve
):
    """As the sqlite3 shell does: without what regie asks of its own connections."""
    if databank == "postgres":
        pytest.skip("PostgreSQL kent geen REPLACE")
    leg_een_vast()
    kolommen = Vastlegging.model_fields
    waarden = ", ".join(behalve.get(kolom, kolom) for kolom in kolommen)
    with closing(sqlite3.connect(installatie / "register.db")) as verbinding:
        assert verbinding.execute("PRAGMA recursive_triggers").fetchone() == (0,)
        voor = verbinding.execute("SELECT * FROM vastlegging").fetchall()
        for wijze in ("INSERT OR REPLACE", "REPLACE"):
            with pytest.raises(sqlite3.IntegrityError, match="nooit gewijzigd"):
                verbinding.execute(
                    f"{wijze} INTO vastlegging ({', '.join(kolommen)})"  # noqa: S608  own columns
                    f" SELECT {waarden} FROM vastlegging"
                )
        verbinding.commit()
        assert verbinding.execute("SELECT * FROM vastlegging").fetchall() == voor
    assert controleer() == []


def test_een_stap_wordt_een_keer_vastgelegd(installatie):
    leg_een_vast()
    with pytest.raises(IntegrityError):
        leg_een_vast()
    with lezen() as sessie:
        assert sessie.exec(select(Keten)).one().volgnummer == 1
    assert controleer() == []


def test_wat_vaker_mag_gebeuren_telt_door_per_stap(installatie):
    for _ in range(3):
        leg_een_vast(Gebeurtenis(BEHEER, "proef", {}, stap="a"))
    leg_een_vast(Gebeurtenis(BEHEER, "proef", {}, stap="b"))
    with lezen() as sessie:
        assert [(f.stap, f.keer) for f in feiten(sessie, BEHEER)] == [
            ("a", 1),
            ("a", 2),
            ("a", 3),
            ("b", 1),
        ]


def test_een_vastlegging_komt_terug_zoals_zij_was(installatie):
    leg_een_vast(
        Gebeurtenis(
            BEHEER,
            "proef",
            {"tekst": "één\ntwee’s", "lijst": [1, None, True]},
            proces="p",
            onderwerp="GM0153",
            stap="s",
            keer=7,
            wie=Handelende("a", "hovj", "Limburg", "b"),
        )
    )
    with lezen() as sessie:
        feit = feiten(sessie, BEHEER)[0]
    assert (feit.soort, feit.proces, feit.onderwerp, feit.stap, feit.keer) == (
        "proef",
        "p",
        "GM0153",
        "s",
        7,
    )
    assert (feit.functionaris, feit.rol, feit.gebied, feit.namens) == ("a", "hovj", "Limburg", "b")
    assert (feit.moment, feit.versie) == (NU, 1)
    assert feit.inhoud == {"tekst": "één\ntwee’s", "lijst": [1, None, True]}


def test_een_mislukte_handeling_laat_niets_na(installatie):
    def half():
        with transactie() as sessie:
            leg_vast(sessie, STAP, moment=NU)
            raise LookupError("halverwege")

    with pytest.raises(LookupError):
        half()
    with lezen() as sessie:
        assert sessie.exec(select(func.count(col(Vastlegging.volgnummer)))).one() == 0
        assert sessie.exec(select(Keten)).one().volgnummer == 0


def test_acht_processen_tegelijk_maken_geen_vork_en_geen_gat(installatie):
    nummers = in_processen(leg_vijftig_vast, *((f"proces{n}",) for n in range(8)))
    assert sorted(nummer for lijst in nummers for nummer in lijst) == list(range(1, 401))
    assert controleer() == []
    with lezen() as sessie:
        gelezen = feiten(sessie, BEHEER)
    assert [f.keer for f in gelezen] == list(range(1, 401))
    assert {wie: sum(f.functionaris == wie for f in gelezen) for wie in ("proces0", "proces7")} == {
        "proces0": 50,
        "proces7": 50,
    }


def test_de_inhoud_van_een_zaak_staat_nergens_leesbaar_in_de_database(demo, databank):
    spel = Zaakspel(doelwit__naam="Kanarie Zangvogel").tot("einde")
    assert spel.beeld.persoon.naam == "Kanarie Zangvogel"
    if databank == "sqlite":
        opgeslagen = b"".join(pad.read_bytes() for pad in demo.glob("register.db*"))
        assert b"BB-2026-000001" in opgeslagen
    else:
        with lezen() as sessie:
            rijen = sessie.exec(select(Vastlegging)).all()
        opgeslagen = json.dumps([{**r.model_dump(), "inhoud": r.inhoud.hex()} for r in rijen])
        opgeslagen = opgeslagen.encode() + b"".join(r.inhoud for r in rijen)
    assert re.findall(rb"Kanarie|Zangvogel|Voorbeeldstraat|PL2100|Verzonnen", opgeslagen) == []


def test_verwisselde_inhoud_binnen_een_zaak_wordt_bij_het_lezen_geweigerd(demo):
    spel = Zaakspel().tot("overleg")
    eerste, *_, laatste = (feit.volgnummer for feit in spel.beeld.feiten)
    wissel("inhoud", eerste, laatste)
    with lezen() as sessie, pytest.raises(Onbereikbaar, match="BB-2026-000001/1/melding is niet"):
        feiten(sessie, spel.zaaknummer)


def test_verwisselde_inhoud_van_twee_zaken_wordt_bij_het_lezen_geweigerd(demo):
    een, ander = Zaakspel(), Zaakspel(ontvangen_door__registratienummer="PL2100-2")
    wissel("inhoud", een.beeld.feiten[0].volgnummer, ander.beeld.feiten[0].volgnummer)
    for zaaknummer in (een.zaaknummer, ander.zaaknummer):
        with lezen() as sessie, pytest.raises(Onbereikbaar, match=f"{zaaknummer}/1/melding"):
            feiten(sessie, zaaknummer)


def test_verwisselde_sleutels_van_twee_zaken_worden_bij_het_lezen_geweigerd(demo):
    Zaakspel()
    Zaakspel(ontvangen_door__registratienummer="PL2100-2")
    with transactie() as sessie:
        een, ander = (sessie.get_one(Sleutel, f"BB-2026-00000{n}") for n in (1, 2))
        een.verpakt, ander.verpakt = ander.verpakt, een.verpakt
    with lezen() as sessie, pytest.raises(Onbereikbaar):
        feiten(sessie, "BB-2026-000001")


def test_een_zaak_die_er_niet_is_wordt_niet_gevonden(installatie):
    with lezen() as sessie, pytest.raises(NietGevonden):
        feiten(sessie, "BB-2026-999999")


def test_een_vastlegging_van_een_nieuwere_versie_geeft_een_duidelijke_fout(installatie):
    leg_een_vast()
    knoei("UPDATE vastlegging SET versie = 2")
    with lezen() as sessie, pytest.raises(TeNieuw, match="soort proef heeft versie 2"):
        feiten(sessie, BEHEER)
