"""`regie verstrekking`, `regie uitlating` and the list of disclosures, as people use them."""

import csv
import io
import json
import stat

import pytest

from models.tabellen import Sleutel
from models.voorbeelden.invoer import melding, uitlating, verstrekking
from tasks.basis.database import transactie
from tasks.basis.tijd import nu
from tasks.dossier.verstrekkingen import Verstrekkingsregel
from tests.regie.conftest import Regie, Uit, vastgelegd, voorbeeld

HOVJ, POLITIE, RCCB = "hovj.oost-brabant", "politie.oost-brabant", "rccb.oost-brabant"
VOORBEELD = {"verstrekking": verstrekking, "uitlating": uitlating}


def doe(regie: Regie, wat: str, zaak: str, wie: str = POLITIE, **velden: object) -> Uit:
    bestand = regie.bestand(VOORBEELD[wat](nu()) | velden)
    return regie(wat, zaak, "--als", wie, "--code", regie.code(wie), "--invoer", bestand)


def lees(regie: Regie, zaak: str, *opdracht: str, wie: str = HOVJ) -> None:
    gedaan = regie(*opdracht, zaak, "--als", wie, "--code", regie.code(wie))
    assert gedaan.code == 0


@pytest.mark.parametrize("wat", VOORBEELD)
def test_het_meegeleverde_voorbeeld_wordt_aanvaard(regie: Regie, zaak: str, wat: str):
    gedaan = doe(regie, wat, zaak, **regie("voorbeeld", wat).json)
    assert (gedaan.code, "Prefect antwoordt niet" in gedaan.fout) == (0, True)
    assert f"Vastgelegd: {wat} in {zaak}, door {POLITIE}." in gedaan.uit


@pytest.mark.norm("N110")
def test_een_uitlating_wordt_vastgelegd_en_door_het_gezag_beoordeeld(regie: Regie, zaak: str):
    assert doe(regie, "uitlating", zaak, RCCB).code == 0
    (gemeld,) = vastgelegd(zaak, "openbare_uitlating")
    assert gemeld.functionaris == RCCB
    vragen = regie("zaak", zaak, "--json").json["vragen"]
    assert ("uitlating", "hovj") in {(v["stap"], v["rol"]) for v in vragen}
    antwoord = voorbeeld("uitlating", "terughoudender")
    assert regie.besluit(zaak, "uitlating", POLITIE, antwoord).code == 3
    assert regie.besluit(zaak, "uitlating", HOVJ, antwoord).code == 0
    getoond = regie("dossier", zaak, "--als", HOVJ, "--code", regie.code(HOVJ)).uit
    assert "· Openbare uitlating, onderwerp" in getoond
    assert antwoord["wat_anders"] in getoond


@pytest.mark.parametrize(
    ("wat", "velden", "zegt"),
    [
        ("uitlating", {"op": "2099-01-01"}, "op: ligt in de toekomst"),
        ("uitlating", {"waar": ""}, "waar"),
        ("verstrekking", {"op": "2099-01-01T00:00:00Z"}, "op: ligt in de toekomst"),
        ("verstrekking", {"op": "2026-01-01T00:00:00"}, "op"),
        ("verstrekking", {"gemeente": "Nergenshuizen"}, "gemeente: is geen bekende gemeente"),
        ("verstrekking", {"Kanarie": "Kanarie"}, "onbekend"),
    ],
)
def test_wat_niet_past_wordt_genoemd_en_niet_vastgelegd(
    regie: Regie, zaak: str, wat: str, velden: dict, zegt: str
):
    gedaan = doe(regie, wat, zaak, **velden)
    assert (gedaan.code, gedaan.uit, zegt in gedaan.fout) == (2, "", True), gedaan.fout
    assert len(regie("register", "toon", zaak, "--json").json) == 2


@pytest.mark.norm("N060", "N110")
@pytest.mark.parametrize(("wat", "norm"), [("verstrekking", "N060"), ("uitlating", "N110")])
def test_wie_het_niet_mag_hoort_wie_wel(regie: Regie, zaak: str, wat: str, norm: str):
    gedaan = doe(regie, wat, zaak, "nctv")
    assert gedaan.code == 3
    assert norm in gedaan.fout
    assert "politie (Oost-Brabant)" in gedaan.fout
    assert len(vastgelegd(zaak, "poging")) == 1


@pytest.mark.norm("N008", "N060")
def test_het_overzicht_toont_inzage_en_verstrekking_in_volgorde(regie: Regie, zaak: str):
    lees(regie, zaak, "dossier")
    doe(regie, "verstrekking", zaak, motivering="Verzonnen reden.")
    lees(regie, zaak, "register", "toon", wie=RCCB)
    inzage, uit_handen, register = regie("verstrekkingen", "--json").json
    assert [regel["soort"] for regel in (inzage, uit_handen, register)] == [
        "inzage",
        "verstrekking",
        "inzage register",
    ]
    assert uit_handen | {"moment": "", "volgnummer": 0} == {
        "zaaknummer": zaak,
        "volgnummer": 0,
        "moment": "",
        "soort": "verstrekking",
        "door": {"functionaris": POLITIE, "rol": "politie", "gebied": "Oost-Brabant"},
        "aan": {"wie": "burgemeester", "gebied": "GM0772"},
        "grondslag": "artikel 16 Wpg",
        "soort_inhoud": "aard van de dreiging",
    }
    assert (register["door"]["functionaris"], register["aan"]["wie"]) == (RCCB, "rccb")
    assert regie("verstrekkingen", zaak, "--json").json == [inzage, uit_handen, register]
    getoond = " ".join(regie("verstrekkingen", zaak).uit.split())
    for deel in ("burgemeester (GM0772)", "artikel 16 Wpg", "inzage register", POLITIE):
        assert deel in getoond


@pytest.mark.norm("N008")
def test_geen_overzicht_en_geen_bestand_wijst_de_beschermde_persoon_aan(regie: Regie, zaak: str):
    lees(regie, zaak, "dossier")
    doe(regie, "verstrekking", zaak, motivering="Testpersoon Voorbeeld vroeg erom.")
    doelwit = melding(nu=nu(), nummer="1")["doelwit"]
    bestanden = [regie.map / naam for naam in ("lijst.csv", "lijst.json")]
    for bestand in bestanden:
        assert regie("verstrekkingen", "--uit", str(bestand)).code == 0
    for tekst in (
        regie("verstrekkingen").uit,
        regie("verstrekkingen", "--json").uit,
        *(bestand.read_text() for bestand in bestanden),
    ):
        for geheim in (
            *(doelwit["naam"], doelwit["werkgever"], doelwit["geboortedatum"], "Testpersoon"),
            *(doelwit["woonadres"]["straat"], doelwit["huisgenoten"][0]["naam"], "vroeg erom"),
        ):
            assert geheim not in tekst
    gedaan = doe(regie, "verstrekking", zaak, aan="partner van Testpersoon Voorbeeld")
    assert (gedaan.code, "N008" in gedaan.fout) == (3, True)


@pytest.mark.parametrize("naam", ["lijst.csv", "LIJST.JSON"])
def test_een_bestand_is_alleen_voor_wie_het_maakt(regie: Regie, zaak: str, naam: str):
    lees(regie, zaak, "dossier")
    doel = regie.map / naam
    doel.write_text("oud")
    doel.chmod(0o644)
    gedaan = regie("verstrekkingen", zaak, "--uit", str(doel))
    assert (gedaan.code, gedaan.uit, str(doel) in gedaan.fout) == (0, "", True)
    assert stat.S_IMODE(doel.stat().st_mode) == 0o600
    assert "dossier" in doel.read_text()
    samen = regie("verstrekkingen", zaak, "--uit", str(doel), "--json")
    assert samen.json == {"bestand": str(doel), "regels": 1}


@pytest.mark.parametrize("doel", ["weg/lijst.csv", ".", "lijst.txt", "lijst"])
def test_kan_het_bestand_niet_dan_is_er_niets(regie: Regie, zaak: str, doel: str):
    gedaan = regie("verstrekkingen", "--uit", str(regie.map / doel))
    assert (gedaan.code, gedaan.uit, "--uit" in gedaan.fout) == (2, "", True)
    assert list(regie.map.glob("*lijst*")) == []


def test_het_bestand_is_wat_het_scherm_toont(regie: Regie, zaak: str):
    lees(regie, zaak, "dossier")
    doe(regie, "verstrekking", zaak)
    getoond = regie("verstrekkingen", "--json").json
    doel = regie.map / "lijst.json"
    regie("verstrekkingen", "--uit", str(doel))
    assert json.loads(doel.read_text()) == getoond
    kop, *rijen = gelezen(regie)
    assert kop == list(Verstrekkingsregel._fields)
    assert [rij[:4] for rij in rijen] == [
        [r["zaaknummer"], str(r["volgnummer"]), r["moment"], r["soort"]] for r in getoond
    ]
    assert rijen[1][-4:] == ["burgemeester", "GM0772", "artikel 16 Wpg", "aard van de dreiging"]


def gelezen(regie: Regie) -> list[list[str]]:
    """The CSV file as a program reads it."""
    doel = regie.map / "lijst.csv"
    assert regie("verstrekkingen", "--uit", str(doel)).code == 0
    return list(csv.reader(io.StringIO(doel.read_bytes().decode(), newline=""), strict=True))


@pytest.mark.parametrize(
    "tekst",
    [
        '=HYPERLINK("http://verzonnen.invalid")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\uff1d1",
        'aanhaling", en komma',
        "twee\nregels",
    ],
)
def test_een_cel_is_tekst_en_nooit_een_formule(regie: Regie, zaak: str, tekst: str):
    assert doe(regie, "verstrekking", zaak, aan=tekst, grondslag=tekst).code == 0
    (_, rij) = gelezen(regie)
    for cel in (rij[-4], rij[-2]):
        assert cel.removeprefix("'") == tekst
        assert cel[0] not in "=+-@\uff1d"
    assert regie("verstrekkingen", "--json").json[0]["grondslag"] == tekst


def test_zonder_verstrekkingen_is_er_een_zin_en_een_leeg_document(regie: Regie, zaak: str):
    assert "niets verstrekt" in regie("verstrekkingen").uit
    assert regie("verstrekkingen", zaak, "--json").json == []
    assert len(gelezen(regie)) == 1
    assert regie("verstrekkingen", "BB-2026-999999").code == 4


def test_van_een_vernietigde_zaak_staat_er_een_regel(regie: Regie, zaak: str):
    lees(regie, zaak, "dossier")
    with transactie() as sessie:
        sessie.delete(sessie.get_one(Sleutel, zaak))
    doel = regie.map / "lijst.csv"
    for opdracht in (("--json",), (zaak,), ("--uit", str(doel))):
        gedaan = regie("verstrekkingen", *opdracht)
        assert (gedaan.code, f"Zaak {zaak} is vernietigd;" in gedaan.fout) == (0, True)
        assert zaak not in gedaan.uit
    assert zaak not in doel.read_text()
