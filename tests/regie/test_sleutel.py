"""The master key as the command line meets it: made once, missed aloud, never repeated."""

import pytest

from tests.hulp.prefect import vrije_poort
from tests.regie.conftest import ERNSTIG, Regie

RCCB = "rccb.oost-brabant"
GOED = "YWxsZWVuIG9tIHRlIHRvZXRzZW4sIGdlZW4gZWNodGU="


def test_inrichten_maakt_de_hoofdsleutel_een_keer(regie: Regie):
    regie.monkeypatch.setenv("REGIE_HOME", str(regie.map / "nieuw"))
    sleutel = regie.map / "nieuw" / "sleutel"
    assert regie("inrichten").code == 0
    eerst = sleutel.read_text()
    assert (regie("inrichten").code, sleutel.read_text()) == (0, eerst)


def test_zonder_hoofdsleutel_zegt_elke_opdracht_wat_te_doen_en_maakt_er_geen(
    regie: Regie, zaak: str
):
    bestand, code = regie.bestand(ERNSTIG), regie.code(RCCB)
    melding = regie.bestand(regie("voorbeeld", "melding").json, "melding.json")
    sleutel = regie.map / "regie" / "sleutel"
    bewaard = sleutel.read_bytes()
    sleutel.unlink()
    wie = ("--als", RCCB, "--code", code)
    for opdracht in [
        ("besluit", zaak, "weging", *wie, "--invoer", bestand),
        ("dossier", zaak, *wie),
        ("functionaris", "code", RCCB),
        ("melding", melding),
        ("sleutel", "roteer"),
        ("inrichten",),
    ]:
        gedaan = regie(*opdracht)
        assert (gedaan.code, gedaan.uit) == (5, ""), opdracht
        assert "De hoofdsleutel ontbreekt. Zet het bestand `sleutel`" in gedaan.fout
    assert not sleutel.exists()
    sleutel.write_bytes(bewaard)
    assert regie("besluit", zaak, "weging", *wie, "--invoer", bestand).code == 0


def test_start_begint_niet_op_een_register_waarvan_de_sleutel_weg_is(regie: Regie):
    (regie.map / "regie" / "sleutel").unlink()
    gedaan = regie.apart("start", "--poort", str(vrije_poort()))
    assert (gedaan.code, gedaan.uit) == (5, "")
    assert "De hoofdsleutel ontbreekt." in gedaan.fout
    assert not (regie.map / "regie" / "sleutel").exists()


@pytest.mark.parametrize(
    "waarde",
    ["Kanarie", f"{GOED},", f"{GOED},Kanarie", GOED[:-4]],
    ids=["geen sleutel", "lege tweede", "valse tweede", "te kort"],
)
def test_een_waarde_die_geen_sleutel_is_wordt_niet_gebruikt_en_niet_herhaald(
    regie: Regie, waarde: str
):
    regie.monkeypatch.setenv("REGIE_SLEUTEL", waarde)
    regie.monkeypatch.setenv("REGIE_HOME", str(regie.map / "nieuw"))
    begin = regie("inrichten")
    regie.monkeypatch.setenv("REGIE_HOME", str(regie.map / "regie"))
    for gedaan in (begin, regie("functionaris", "code", RCCB), regie("sleutel", "roteer")):
        assert (gedaan.code, gedaan.uit) == (2, "")
        assert gedaan.fout.startswith("REGIE_SLEUTEL: moet een Fernet-sleutel zijn")
        assert not {"Kanarie", GOED, GOED[:-4]} & set(gedaan.fout.replace(",", " ").split())
    assert not (regie.map / "nieuw" / "register.db").exists()


@pytest.mark.parametrize(
    "inhoud", ["", "Kanarie\n", f"{GOED}\nKanarie\n"], ids=["leeg", "geen sleutel", "valse tweede"]
)
def test_een_sleutelbestand_zonder_sleutel_is_onbereikbaar(regie: Regie, inhoud: str):
    (regie.map / "regie" / "sleutel").write_text(inhoud)
    for opdracht in (("functionaris", "code", RCCB), ("sleutel", "roteer"), ("inrichten",)):
        gedaan = regie(*opdracht)
        assert (gedaan.code, gedaan.uit) == (5, "")
        assert "`sleutel` is leeg of beschadigd. Zet het bestand" in gedaan.fout
        assert not {"Kanarie", GOED} & set(gedaan.fout.split())
    assert (regie.map / "regie" / "sleutel").read_text() == inhoud


def test_met_alleen_het_bestand_wordt_de_hoofdsleutel_vervangen(regie: Regie):
    gedaan = regie("sleutel", "roteer")
    assert (gedaan.code, gedaan.uit.startswith("De hoofdsleutel is vervangen;")) == (0, True)


def test_met_nieuw_en_oud_in_de_omgeving_wordt_alles_opnieuw_verpakt(regie: Regie):
    oud = (regie.map / "regie" / "sleutel").read_text().strip()
    regie.monkeypatch.setenv("REGIE_SLEUTEL", f"{GOED},{oud}")
    gedaan = regie("sleutel", "roteer")
    assert gedaan.code == 0
    assert "opnieuw verpakt onder de eerste sleutel in REGIE_SLEUTEL" in gedaan.uit
    assert "de tweede kan nu weg" in gedaan.uit
    assert "vervangen" not in gedaan.uit
    regie.monkeypatch.setenv("REGIE_SLEUTEL", GOED)
    assert len(regie.code(RCCB)) == 6


def test_met_een_sleutel_in_de_omgeving_valt_er_niets_te_wisselen(regie: Regie):
    """Nor is the code of who asked for it used up."""
    oud = (regie.map / "regie" / "sleutel").read_text().strip()
    code = regie.code("beheerder")
    regie.monkeypatch.setenv("REGIE_SLEUTEL", oud)
    opdracht = ("sleutel", "roteer", "--als", "beheerder", "--code", code)
    gedaan = regie(*opdracht)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert "`nieuw,oud`" in gedaan.fout
    assert oud not in gedaan.fout
    regie.monkeypatch.delenv("REGIE_SLEUTEL")
    assert regie(*opdracht).code == 0
