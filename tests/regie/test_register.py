import sqlite3

import pytest

from models.tabellen import Vastlegging
from tasks.basis.instellingen import instellingen
from tests.regie.conftest import Regie, vastgelegd

HOVJ = "hovj.oost-brabant"


def verander(opdracht: str) -> None:
    """Wijzig het register buiten regie om, zoals iemand met de database zou kunnen."""
    with sqlite3.connect(instellingen().home / "register.db") as verbinding:
        for naam in ("update", "delete"):
            verbinding.execute(f"DROP TRIGGER IF EXISTS vastlegging_{naam}")
        verbinding.execute(opdracht)
    verbinding.close()


def test_een_heel_register_is_heel(regie: Regie, zaak: str):
    assert zaak
    gedaan = regie("register", "controleer", "--json")
    assert (gedaan.code, gedaan.json) == (0, {"heel": True, "gebreken": []})
    assert regie("register", "controleer").uit == "Het register is heel.\n"


@pytest.mark.norm("N085")
@pytest.mark.parametrize(
    ("opdracht", "zin"),
    [
        ("UPDATE vastlegging SET rol = 'hovj' WHERE volgnummer = 2", "vastlegging 2 (BB-"),
        ("DELETE FROM vastlegging WHERE volgnummer = 2", "vastlegging 2 tot 3: ontbreekt"),
    ],
)
def test_wie_buiten_regie_om_iets_wijzigt_wordt_betrapt(
    regie: Regie, zaak: str, opdracht: str, zin: str
):
    assert zaak
    verander(opdracht)
    gedaan = regie("register", "controleer")
    assert gedaan.code == 1
    assert zin in gedaan.uit
    assert regie("register", "controleer", "--json").json["heel"] is False


@pytest.mark.norm("N085")
def test_toon_geeft_de_vastleggingen_in_volgorde_zonder_inhoud(regie: Regie, zaak: str):
    rijen = regie("register", "toon", zaak, "--json").json
    assert [(r["zaakvolgnummer"], r["soort"], r["stap"]) for r in rijen] == [
        (1, "melding", "melding"),
        (2, "vraag", "weging"),
    ]
    assert {"moment", "rol", "functionaris", "hash"} < set(rijen[0]) < set(Vastlegging.model_fields)
    assert not {"inhoud", "versie"} & set(rijen[0])
    assert rijen[1]["hash"] in regie("register", "toon", zaak).uit


@pytest.mark.norm("N008")
def test_de_inhoud_is_voor_wie_het_dossier_mag_lezen_en_dat_staat_vast(regie: Regie, zaak: str):
    opdracht = ("register", "toon", zaak, "--als", HOVJ, "--code")
    rijen = regie(*opdracht, regie.code(HOVJ), "--json").json
    assert rijen[0]["inhoud"]["melding"]["doelwit"]["naam"] == "Testpersoon Voorbeeld"
    assert "Testpersoon Voorbeeld" in regie(*opdracht, regie.code(HOVJ)).uit
    assert [i.inhoud["soort_inhoud"] for i in vastgelegd(zaak, "inzage")] == ["register"] * 2
    ander = regie("register", "toon", zaak, "--als", "nctv", "--code", regie.code("nctv"))
    assert (ander.code, ander.uit) == (3, "")


def test_als_en_code_horen_bij_elkaar(regie: Regie, zaak: str):
    assert regie("register", "toon", zaak, "--als", HOVJ).code == 2
