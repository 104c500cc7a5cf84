import ctypes
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from models.begrippen import LANDELIJK, Rol
from models.naslag.normen import normen
from models.tabellen import Hartslag, Installatie, Mandaat, Vraag
from tasks.basis.database import transactie
from tasks.basis.tijd import nu
from tests.hulp.speler import code, schrijf_in
from tests.hulp.webserver import gezond
from tests.regie.conftest import ERNSTIG, Regie, Uit, vastgelegd

RCCB = "rccb.oost-brabant"


@pytest.fixture
def prefect(regie: Regie) -> Iterator[None]:
    """Iets dat antwoordt zoals de gezondheid van Prefect."""
    with gezond() as api:
        regie.monkeypatch.setenv("PREFECT_API_URL", api)
        yield


def zet(*rijen: object) -> None:
    with transactie() as sessie:
        for rij in rijen:
            sessie.merge(rij)


def test_status_is_pas_in_orde_als_alles_loopt_en_gevuld_is(regie: Regie, prefect: None):
    zet(Hartslag(naam="werker-1", moment=nu()))
    zet(Hartslag(naam="klok-1", moment=nu()))
    assert regie("status").code == 1
    zet(Installatie(naam="klaar", waarde="ja"))
    gedaan = regie("status", "--json")
    assert (gedaan.code, gedaan.json["in_orde"]) == (0, True)
    assert "worker" in regie("status").uit


def test_een_werker_die_te_lang_zwijgt_is_er_niet(regie: Regie, prefect: None):
    oud = nu() - timedelta(minutes=1)
    zet(Installatie(naam="klaar", waarde="ja"), Hartslag(naam="werker-1", moment=oud))
    gedaan = regie("status", "--json")
    assert (gedaan.code, gedaan.json["worker"], gedaan.json["server"]) == (1, False, True)


def test_status_toont_de_oudste_verlopen_termijn_en_wat_niet_verzonden_is(regie: Regie, zaak: str):
    assert regie("status", "--json").json["oudste_termijn"] is None
    with transactie() as sessie:
        vraag = sessie.get_one(Vraag, regie("zaak", zaak, "--json").json["vragen"][0]["id"])
        vraag.vervalt_op = nu() - timedelta(hours=1)
    document = regie("status", "--json").json
    assert (document["oudste_termijn"]["stap"], document["onverzonden"]) == ("weging", 1)


def test_is_prefect_er_dan_is_er_niets_te_melden(regie: Regie, prefect: None):
    gedaan = regie("melding", regie.bestand(regie("voorbeeld", "melding").json))
    assert (gedaan.code, gedaan.fout) == (0, "")


def test_herstel_zonder_prefect_zegt_wat_er_niet_antwoordt(regie: Regie):
    gedaan = regie("herstel")
    assert (gedaan.code, "regie start" in gedaan.fout) == (5, True)


@pytest.mark.parametrize("status", [200, 500])
def test_herstel_zegt_het_als_wat_er_antwoordt_geen_gezonde_prefect_is(regie: Regie, status: int):
    """In a process of its own: it loads Prefect."""
    with gezond(status) as api:
        regie.monkeypatch.setenv("PREFECT_API_URL", api)
        gedaan = regie.apart("herstel", "--json")
    assert (gedaan.code, gedaan.uit) == (5, "")
    assert "Prefect antwoordde onderweg niet of verkeerd (" in gedaan.fout
    assert "Traceback" not in gedaan.fout


def test_de_hoofdsleutel_wisselt_en_alles_blijft_leesbaar(regie: Regie, zaak: str):
    oud = (regie.map / "regie" / "sleutel").read_text()
    als = ("--als", "beheerder", "--code", regie.code("beheerder"))
    assert regie("sleutel", "roteer", *als).code == 0
    assert (regie.map / "regie" / "sleutel").read_text() != oud
    assert regie.besluit(zaak, "weging", RCCB, ERNSTIG).code == 0
    wie = ("--als", RCCB, "--code", regie.code(RCCB))
    assert regie("sleutel", "roteer", *wie).code == 3


@pytest.fixture
def beheerd(productie: Regie) -> Regie:
    """Buiten een demo, met twee beheerders."""
    with transactie() as sessie:
        for wie in ("een", "ander"):
            beheert = {"rol": Rol.BEHEERDER, "gebied": LANDELIJK, "van": nu()}
            schrijf_in(sessie, wie, Mandaat(functionaris=wie, **beheert))
    return productie


ALS, MEE = ("--als", "een", "--code", "-"), ("--tweede", "ander", "--tweede-code", "-")


def door(regie: Regie, opdracht: str, *wie: str) -> Uit:
    codes = f"{code('een', nu())}\n{code('ander', nu())}\n"
    return regie(*opdracht.split(), *wie, stdin=codes.encode())


@pytest.mark.parametrize("opdracht", ["herbereken", "gemeente herindeling"])
def test_wat_geadresseerden_of_termijnen_raakt_doen_buiten_een_demo_twee(
    beheerd: Regie, opdracht: str
):
    gedaan = door(beheerd, opdracht, *ALS)
    assert (gedaan.code, "twee beheerders" in gedaan.fout) == (2, True)
    assert door(beheerd, opdracht, *ALS, *MEE).code == 0
    (feit,) = vastgelegd("beheer", "beheer")
    assert (feit.functionaris, feit.inhoud["tweede"]["functionaris"]) == ("een", "ander")
    assert feit.inhoud["wat"] == f"{opdracht.rsplit(maxsplit=1)[-1]} getekend"


def test_buiten_een_demo_herberekent_niemand_zonder_naam(beheerd: Regie):
    gedaan = beheerd("herbereken")
    assert (gedaan.code, "--als" in gedaan.fout) == (2, True)


def test_buiten_een_demo_tekent_wie_de_hoofdsleutel_vervangt(beheerd: Regie):
    sleutel = beheerd.map / "regie" / "sleutel"
    oud = sleutel.read_text()
    zonder = beheerd("sleutel", "roteer")
    assert (zonder.code, "een beheerder" in zonder.fout, sleutel.read_text()) == (2, True, oud)
    assert door(beheerd, "sleutel roteer", *ALS).code == 0
    assert sleutel.read_text() != oud
    assert {feit.functionaris for feit in vastgelegd("beheer", "beheer")} == {"een"}


def test_een_tweede_tekent_niet_mee_met_niemand(regie: Regie):
    mee = ("--tweede", "beheerder2", "--tweede-code", regie.code("beheerder2"))
    gedaan = regie("herbereken", *mee)
    assert (gedaan.code, "met --als" in gedaan.fout) == (2, True)


def test_een_open_zaak_wordt_niet_vernietigd(regie: Regie, zaak: str):
    eerste = ("--als", "beheerder", "--code", regie.code("beheerder"))
    tweede = ("--tweede", "beheerder2", "--tweede-code", regie.code("beheerder2"))
    gedaan = regie("vernietig", zaak, *eerste, *tweede)
    assert (gedaan.code, "open zaak" in gedaan.fout) == (3, True)


def test_normen_noemt_elke_norm_met_haar_toetsen(regie: Regie):
    document = regie("normen", "--json").json
    assert [norm["id"] for norm in document] == list(normen())
    (n008,) = [norm for norm in document if norm["id"] == "N008"]
    assert any("tests/regie/test_dossier.py::" in toets for toets in n008["toetsen"])
    assert n008["bewezen"] is True
    assert [norm["id"] for norm in document if norm["zwak"]] == []
    tabel = regie("normen").uit
    assert "N008" in tabel
    assert "normen bewezen, 0 daarvan zwak." in tabel


@pytest.mark.parametrize(
    ("opdracht", "zin"),
    [
        (("zaken", "--alles"), "Onbekende optie --alles."),
        (("wegen",), "Onbekende opdracht."),
        (("zaak",), "Het argument ZAAK ontbreekt."),
        (("zaak", "a", "Kanarie"), "Er staat een argument te veel."),
        (("gereed", "a", "--tijd", "Kanarie"), "--tijd: moet een getal zijn."),
        (("gereed", "a", "--tijd"), "De optie --tijd heeft een waarde nodig."),
        (("gereed", "a", "--tijd", "nan"), "--tijd: moet een getal van hooguit 31536000 zijn."),
        (("gereed", "a", "--tijd", "-0.1"), "--tijd: moet een getal van minstens 0 zijn."),
        (("gereed", "a", "--tijd", "inf"), "--tijd: moet een getal van hooguit 31536000 zijn."),
        (("gereed", "a", "--tijd", "1e400"), "--tijd: moet een getal van hooguit 31536000 zijn."),
        (("start", "--poort", "0"), "--poort: moet een getal van minstens 1 zijn."),
        (("start", "--poort", "65536"), "--poort: moet een getal van hooguit 65535 zijn."),
        (("server", "--poort", "nan"), "--poort: moet een geheel getal zijn."),
        (("start", "--poort", "Kanarie"), "--poort: moet een geheel getal zijn."),
        (("besluit", "a", "b", "--als", "c"), "De optie --invoer ontbreekt en is verplicht."),
        (("zaak", "a\udcff"), "geen UTF-8"),
    ],
)
def test_een_opdracht_die_niet_klopt_is_onjuiste_invoer_in_het_nederlands(
    regie: Regie, opdracht: tuple[str, ...], zin: str
):
    gedaan = regie(*opdracht)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert zin in gedaan.fout
    assert "Kanarie" not in gedaan.fout


@pytest.mark.parametrize(
    "opdracht", [(), ("--help",), ("besluit", "--help"), ("functionaris", "--help")]
)
def test_hulp_is_in_het_nederlands(regie: Regie, opdracht: tuple[str, ...]):
    gedaan = regie(*opdracht)
    assert (gedaan.code, "Gebruik: regie" in gedaan.uit) == (0, True)
    assert not {"Usage", "Options", "Arguments", "Commands", "Show", "[required]"} & set(
        gedaan.uit.split()
    )


def test_de_versie_is_die_van_het_pakket(regie: Regie):
    assert regie("--version").uit.startswith("regie ")


def test_zonder_register_zegt_elke_opdracht_hoe_te_beginnen(regie: Regie):
    regie.monkeypatch.setenv("REGIE_HOME", str(regie.map / "nieuw"))
    gedaan = regie("zaken")
    assert (gedaan.code, "regie start" in gedaan.fout) == (5, True)
    assert not (regie.map / "nieuw" / "register.db").exists()


def test_een_register_van_een_andere_versie_wordt_niet_gebruikt(regie: Regie):
    with transactie() as sessie:
        sessie.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    gedaan = regie("zaken")
    assert (gedaan.code, "andere versie" in gedaan.fout) == (5, True)


def test_een_database_die_niet_antwoordt_is_onbereikbaar(regie: Regie):
    regie.monkeypatch.setenv("REGIE_DATABASE_URL", "postgresql+psycopg://127.0.0.1:9/weg")
    gedaan = regie("zaken")
    assert (gedaan.code, "REGIE_DATABASE_URL" in gedaan.fout) == (5, True)


@pytest.mark.parametrize(
    ("instelling", "waarde", "zin"),
    [
        ("REGIE_DEUR_B", "open", "moet een van deze waarden zijn"),
        ("REGIE_TERMIJN_FACTOR", "0", "moet groter zijn dan 0"),
        ("REGIE_TERMIJN_FACTOR", "nan", "moet een eindig getal zijn"),
        ("REGIE_HERSTEL_S", "inf", "moet een eindig getal zijn"),
        ("REGIE_BEL_S", "Kanarie", "moet een getal zijn"),
        ("REGIE_GELIJKTIJDIG", "201", "mag hooguit 200 zijn"),
    ],
)
def test_een_instelling_die_niet_past_wordt_genoemd(
    regie: Regie, instelling: str, waarde: str, zin: str
):
    regie.monkeypatch.setenv(instelling, waarde)
    gedaan = regie("zaken")
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert gedaan.fout.startswith(f"instelling {instelling}: {zin}")
    assert "Kanarie" not in gedaan.fout


def _zonder_voorrang() -> None:
    """Ook root krijgt hierna de rechten die er staan (prctl PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)."""
    ctypes.CDLL(None).prctl(24, 1)


def test_een_database_die_alleen_gelezen_kan_worden_is_onbereikbaar(regie: Regie, zaak: str):
    bestand, code = regie.bestand(ERNSTIG), regie.code(RCCB)
    opdracht = ("besluit", zaak, "weging", "--als", RCCB, "--code", code, "--invoer", bestand)
    home = regie.map / "regie"
    home.chmod(0o500)
    for deel in home.glob("register.db*"):
        deel.chmod(0o400)
    gedaan = regie.apart(*opdracht, preexec_fn=_zonder_voorrang)
    home.chmod(0o700)
    for deel in home.glob("register.db*"):
        deel.chmod(0o600)
    assert (gedaan.code, gedaan.uit) == (5, "")
    assert "rechten en schijfruimte" in gedaan.fout
    assert regie(*opdracht).code == 0


@pytest.fixture
def kleine_schijf(tmp_path: Path) -> Iterator[Path]:
    schijf = tmp_path / "schijf"
    schijf.mkdir()
    opdracht = ["mount", "-t", "tmpfs", "-o", "size=6m", "regie-toets", str(schijf)]
    if (
        shutil.which("mount") is None
        or subprocess.run(opdracht, check=False, capture_output=True).returncode
    ):
        pytest.skip("een volle schijf is na te bootsen door wie mag aankoppelen (root)")
    yield schijf
    subprocess.run(["umount", "--lazy", str(schijf)], check=True)


def _vul(vol: Path) -> None:
    with vol.open("wb", buffering=0) as vulling:
        while True:
            vulling.write(bytes(4096))


def test_een_volle_schijf_is_onbereikbaar_en_laat_niets_half_achter(
    regie: Regie, zaak: str, kleine_schijf: Path
):
    bestand, code = regie.bestand(ERNSTIG), regie.code(RCCB)
    home = kleine_schijf / "regie"
    shutil.copytree(regie.map / "regie", home)
    regie.monkeypatch.setenv("REGIE_HOME", str(home))
    opdracht = ("besluit", zaak, "weging", "--als", RCCB, "--code", code, "--invoer", bestand)
    vol = kleine_schijf / "vol"
    with pytest.raises(OSError, match="No space"):
        _vul(vol)
    gedaan = regie.apart(*opdracht)
    assert (gedaan.code, gedaan.uit) == (5, "")
    assert "schijfruimte" in gedaan.fout
    vol.unlink()
    assert regie("register", "controleer").code == 0
    assert vastgelegd(zaak, "besluit") == []
    assert regie(*opdracht).code == 0


def test_een_lezer_die_wegloopt_is_geen_fout_in_regie(regie: Regie):
    opdracht = f"{sys.executable} -m deployments.regie functionaris lijst --json | head -c 1"
    gedaan = subprocess.run(["sh", "-c", opdracht], capture_output=True, check=False)
    assert (gedaan.stdout, gedaan.stderr) == (b"[", b"")


def test_de_opdrachtregel_laadt_prefect_en_alembic_niet(regie: Regie, zaak: str):
    stappen = [("zaken",), ("zaak", zaak), ("formulier", zaak, "weging"), ("status",)]
    vraag = (
        "import sys; from deployments.regie import regie as voer_uit;"
        "from tasks.antwoorden import daden;"
        f"[voer_uit(o) for o in {stappen!r}];"
        "sys.exit(int('prefect' in sys.modules or 'alembic' in sys.modules))"
    )
    klaar = subprocess.run([sys.executable, "-c", vraag], check=False, capture_output=True)
    assert klaar.returncode == 0, klaar.stderr


def test_wie_alleen_vraagt_wat_er_is_wacht_niet_op_het_register():
    """regie --help takes a second; with what an act needs it took two."""
    vraag = (
        "import sys; import deployments.regie.app;"
        "woorden = {'tasks', 'tasks.antwoorden', 'tasks.antwoorden.handelingen'};"
        "geladen = {m for m in sys.modules if m.startswith(('tasks', 'sqlmodel', 'models.f'))};"
        "sys.exit(' '.join(geladen - woorden - {'models.fouten'}))"
    )
    klaar = subprocess.run([sys.executable, "-c", vraag], check=False, capture_output=True)
    assert klaar.stderr.strip() == b""


@pytest.mark.parametrize("opdracht", ["zaken", "wachtrij"])
def test_een_lijst_laadt_alleen_tabellen(regie: Regie, zaak: str, opdracht: str):
    """What a list does not show, it does not load: forms, keys, terms, the network."""
    zwaar = ("prefect", "alembic", "httpx", "cryptography", "holidays", "pyotp", "apprise")
    zwaar += ("models.zaak", "tasks.termijnen", "tasks.register", "tasks.procedures")
    vraag = (
        "import sys; from deployments.regie import regie as voer_uit;"
        f"code = voer_uit([{opdracht!r}]);"
        f"sys.stderr.write(' '.join(m for m in sys.modules if m.startswith({zwaar!r})));"
        "sys.exit(code)"
    )
    klaar = subprocess.run([sys.executable, "-c", vraag], check=False, capture_output=True)
    assert (klaar.returncode, klaar.stderr.strip()) == (0, b"")


def test_wie_iets_onverwachts_tegenkomt_lekt_niets(regie: Regie, zaak: str):
    with transactie() as sessie:
        sessie.connection().exec_driver_sql("UPDATE zaak SET status = 'Kanarie'")
    gedaan = regie("zaak", zaak)
    assert gedaan.code == 1
    assert gedaan.fout.startswith("Fout in regie zelf")
    assert "Kanarie" not in gedaan.fout
