"""The check of the chain finds every change, and heads outside the database what it cannot."""

import json
import os
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlmodel import select

from models.tabellen import Hoofd, Installatie, Keten, Vastlegging
from tasks.basis.database import lezen, transactie
from tasks.register.controle import controleer
from tasks.register.hoofden import (
    hoofdenbestand,
    onderteken_hoofd,
    ondertekensleutel,
    publiekbestand,
)
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Gebeurtenis, Handelende, hash_van, leg_vast
from tests.hulp.kapotmaken import knoei, wissel
from tests.hulp.zaakspel import NU

KOLOMMEN = [kolom for kolom in Vastlegging.model_fields if kolom not in {"volgnummer", "hash"}]
pytestmark = pytest.mark.norm("N085")


@pytest.fixture
def vijf(installatie):
    """Five records, of which the head is signed."""
    leg_een_vast(5)
    onderteken_hoofd(ondertekensleutel(), moment=NU)
    assert controleer() == []
    return installatie


def leg_een_vast(aantal=1):
    for _ in range(aantal):
        with transactie() as sessie:
            wat = Gebeurtenis(
                BEHEER, "proef", {"a": 1}, "p", "o", "s", wie=Handelende("f", "r", "g", "n")
            )
            leg_vast(sessie, wat, moment=NU)


def hoofdregels():
    return [json.loads(regel) for regel in hoofdenbestand().read_text().splitlines()]


@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_een_wijziging_van_elke_kolom_wordt_gevonden(vijf, kolom):
    nieuw = {"keer": "99", "zaakvolgnummer": "99", "versie": "99", "inhoud": "hash"}.get(
        kolom, "'anders'"
    )
    if kolom == "inhoud":
        wissel("inhoud", 2, 3)
        verwacht = [f"vastlegging {n} ({BEHEER}): is gewijzigd" for n in (2, 3)]
    else:
        knoei(f"UPDATE vastlegging SET {kolom} = {nieuw} WHERE volgnummer = 3")  # noqa: S608
        naam = "anders" if kolom == "zaaknummer" else BEHEER
        past = [f"vastlegging 3 ({naam}): past niet op de vorige"] if kolom == "vorige" else []
        verwacht = [*past, f"vastlegging 3 ({naam}): is gewijzigd"]
    assert controleer() == verwacht


def test_inhoud_die_geen_bytes_meer_is_wordt_gevonden(vijf, databank):
    if databank == "postgres":
        pytest.skip("PostgreSQL neemt geen tekst aan in een kolom met bytes")
    knoei("UPDATE vastlegging SET inhoud = 'tekst' WHERE volgnummer IN (2, 4)")
    assert controleer()[:2] == [
        f"vastlegging {nummer}: is gewijzigd; de inhoud is geen reeks bytes" for nummer in (2, 4)
    ]


def test_een_gewijzigde_hash_wordt_gevonden(vijf):
    knoei("UPDATE vastlegging SET hash = 'anders' WHERE volgnummer = 3")
    assert controleer() == [
        f"vastlegging 3 ({BEHEER}): is gewijzigd",
        f"vastlegging 4 ({BEHEER}): past niet op de vorige",
    ]


def test_een_gewijzigd_volgnummer_wordt_gevonden(vijf):
    knoei("UPDATE vastlegging SET volgnummer = 9 WHERE volgnummer = 5")
    assert controleer()[:2] == [
        "vastlegging 5 tot 9: ontbreekt",
        f"vastlegging 9 ({BEHEER}): is gewijzigd",
    ]


def test_een_verwijderde_vastlegging_wordt_gevonden(vijf):
    knoei("DELETE FROM vastlegging WHERE volgnummer = 3")
    assert controleer() == ["vastlegging 3 tot 4: ontbreekt"]


def test_twee_omgewisselde_vastleggingen_worden_gevonden(vijf):
    knoei(
        "UPDATE vastlegging SET volgnummer = 99 WHERE volgnummer = 2",
        "UPDATE vastlegging SET volgnummer = 2 WHERE volgnummer = 3",
        "UPDATE vastlegging SET volgnummer = 3 WHERE volgnummer = 99",
    )
    fouten = controleer()
    assert fouten == [
        f"vastlegging 2 ({BEHEER}): past niet op de vorige",
        f"vastlegging 2 ({BEHEER}): is gewijzigd",
        f"vastlegging 3 ({BEHEER}): past niet op de vorige",
        f"vastlegging 3 ({BEHEER}): is gewijzigd",
        f"vastlegging 4 ({BEHEER}): past niet op de vorige",
    ]


def test_een_tussengevoegde_vastlegging_wordt_gevonden(vijf):
    knoei(
        "UPDATE vastlegging SET volgnummer = 7 WHERE volgnummer = 5",
        "UPDATE vastlegging SET volgnummer = 6 WHERE volgnummer = 4",
    )
    with lezen() as sessie:
        derde = sessie.get_one(Vastlegging, 3).model_dump()
    nep = Vastlegging(**derde | {"volgnummer": 4, "zaakvolgnummer": 9, "keer": 9})
    nep.vorige = derde["hash"]
    nep.hash = hash_van(nep)
    with transactie() as sessie:
        sessie.add(nep)
    fouten = controleer()
    assert fouten[0] == "vastlegging 5 tot 6: ontbreekt"
    assert f"vastlegging 6 ({BEHEER}): is gewijzigd" in fouten
    assert "hoofd 5 (bestand): vastlegging 5 ontbreekt of is een andere" in fouten


def test_een_afgekapte_keten_wordt_gevonden_ook_als_het_einde_is_bijgewerkt(vijf):
    with lezen() as sessie:
        vierde = sessie.get_one(Vastlegging, 4).hash
    knoei(
        "DELETE FROM vastlegging WHERE volgnummer = 5",
        f"UPDATE keten SET volgnummer = 4, hash = '{vierde}'",  # noqa: S608
    )
    assert controleer() == [
        "hoofd 5 (database): vastlegging 5 ontbreekt of is een andere",
        "hoofd 5 (bestand): vastlegging 5 ontbreekt of is een andere",
    ]
    knoei("DELETE FROM hoofd")
    assert controleer() == ["hoofd 5 (bestand): vastlegging 5 ontbreekt of is een andere"]


def test_een_afgekapte_keten_zonder_bijgewerkt_einde_wordt_gevonden(vijf):
    leg_een_vast()
    knoei("DELETE FROM vastlegging WHERE volgnummer = 6")
    assert controleer() == ["einde van de keten: hoort 6 te zijn, is 5"]


def test_een_herschreven_keten_past_niet_op_het_ondertekende_hoofd(vijf):
    """Someone who can write everything but sign: the whole chain made anew, consistently."""
    with lezen() as sessie:
        rijen = [Vastlegging(**rij.model_dump()) for rij in sessie.exec(select(Vastlegging))]
    vorige = ""
    for rij in sorted(rijen, key=lambda rij: rij.volgnummer):
        rij.moment, rij.vorige = "2020-01-01T00:00:00+00:00", vorige
        vorige = rij.hash = hash_van(rij)
    knoei("DELETE FROM vastlegging", f"UPDATE keten SET hash = '{vorige}'")  # noqa: S608
    with transactie() as sessie:
        sessie.add_all(rijen)
    assert controleer() == [
        "hoofd 5 (database): vastlegging 5 ontbreekt of is een andere",
        "hoofd 5 (bestand): vastlegging 5 ontbreekt of is een andere",
    ]


def test_een_vervalst_hoofd_wordt_gevonden(vijf):
    leg_een_vast()
    onderteken_hoofd(Ed25519PrivateKey.generate(), moment=NU)
    assert controleer() == [
        "hoofd 6 (database): handtekening klopt niet",
        "hoofd 6 (bestand): handtekening klopt niet",
    ]


@pytest.mark.parametrize(
    ("veld", "waarde"), [("hash", "ab"), ("moment", "x"), ("handtekening", "niet hexadecimaal")]
)
def test_een_gewijzigd_hoofd_wordt_gevonden(vijf, veld, waarde):
    knoei(f"UPDATE hoofd SET {veld} = '{waarde}'")  # noqa: S608
    assert controleer() == ["hoofd 5 (database): handtekening klopt niet"]


def test_een_half_geschreven_laatste_regel_wordt_gemeld_en_breekt_niets(vijf):
    leg_een_vast()
    onderteken_hoofd(ondertekensleutel(), moment=NU)
    heel = hoofdenbestand().read_bytes()
    os.truncate(hoofdenbestand(), len(heel) - 40)
    assert controleer() == ["hoofden.jsonl, regel 2: is onleesbaar of half geschreven"]

    leg_een_vast()
    onderteken_hoofd(ondertekensleutel(), moment=NU)
    assert controleer() == ["hoofden.jsonl, regel 2: is onleesbaar of half geschreven"]
    assert json.loads(hoofdenbestand().read_text().splitlines()[2])["volgnummer"] == 7


@pytest.mark.parametrize("regel", [b"\xff\xfe\n", b"[]\n", b"{}\n", b'{"volgnummer": "x"}\n'])
def test_een_onleesbare_regel_tussen_de_hoofden_wordt_gemeld(vijf, regel):
    with hoofdenbestand().open("ab") as bestand:
        bestand.write(regel)
    assert controleer() == ["hoofden.jsonl, regel 2: is onleesbaar of half geschreven"]


def test_elke_minuut_wordt_het_hoofd_ondertekend_in_en_buiten_de_database(installatie):
    sleutel = ondertekensleutel()
    getekend = []
    for minuut in range(4):
        if minuut != 2:  # niets nieuws, dus niets te tekenen
            leg_een_vast()
        getekend.append(onderteken_hoofd(sleutel, moment=NU + timedelta(minutes=minuut)))
    assert getekend == [True, True, False, True]
    momenten = [(NU + timedelta(minutes=m)).isoformat() for m in (0, 1, 3)]
    assert [(h["volgnummer"], h["moment"]) for h in hoofdregels()] == list(
        zip((1, 2, 3), momenten, strict=True)
    )
    with lezen() as sessie:
        assert [
            h.model_dump() for h in sessie.exec(select(Hoofd).order_by(Hoofd.volgnummer))
        ] == hoofdregels()
        assert sessie.exec(select(Keten)).one().hash == hoofdregels()[-1]["hash"]
    assert controleer() == []


def test_een_leeg_register_heeft_niets_te_ondertekenen(installatie):
    assert onderteken_hoofd(ondertekensleutel(), moment=NU) is False
    assert controleer() == []


def test_de_ondertekensleutel_is_van_de_eigenaar_en_blijft_dezelfde(installatie):
    sleutel = ondertekensleutel()
    pad = installatie / "ondertekening.sleutel"
    assert pad.stat().st_mode & 0o777 == 0o600
    assert ondertekensleutel().private_bytes_raw() == sleutel.private_bytes_raw()
    assert publiekbestand().read_text() == sleutel.public_key().public_bytes_raw().hex()


def test_de_ondertekensleutel_staat_op_schijf_voordat_er_mee_getekend_wordt(
    installatie, monkeypatch
):
    gezien, fsync = set(), os.fsync

    def kijk_en_leg_vast(nummer):
        gezien.add(os.fstat(nummer).st_ino)
        fsync(nummer)

    monkeypatch.setattr(os, "fsync", kijk_en_leg_vast)
    ondertekensleutel()
    paden = (installatie / "ondertekening.sleutel", publiekbestand(), installatie)
    assert {pad.stat().st_ino for pad in paden} <= gezien
    assert [pad.name for pad in installatie.glob(".ondertekening*")] == []


def test_een_andere_publieke_sleutel_in_de_database_valt_op(vijf):
    """Someone rewrites the head with a key of their own and puts its public half in place."""
    eigen = Ed25519PrivateKey.generate()
    with transactie() as sessie:
        sessie.get_one(Installatie, "ondertekening_publiek").waarde = (
            eigen.public_key().public_bytes_raw().hex()
        )
    leg_een_vast()
    onderteken_hoofd(eigen, moment=NU)
    assert controleer() == [
        "publieke sleutel: in de database staat een andere dan in ondertekening.publiek",
        "hoofd 6 (database): handtekening klopt niet",
        "hoofd 6 (bestand): handtekening klopt niet",
    ]
    ondertekensleutel()
    assert controleer()[0].startswith("publieke sleutel: in de database staat een andere")


def test_een_weggehaalde_publieke_sleutel_valt_op(vijf):
    publiekbestand().unlink()
    assert controleer() == ["publieke sleutel: ondertekening.publiek ontbreekt in REGIE_HOME"]
