"""Paper against the register: equal, or every difference is named."""

import re

import pytest
from sqlmodel import select

from models.fouten import OnjuisteInvoer
from models.tabellen import Vastlegging
from tasks.basis.database import lezen
from tasks.dossier.controle import controleer_bestand, controleer_code
from tasks.register.rotatie import roteer_hoofdsleutel
from tasks.register.sleutels import Vernietigd
from tasks.register.vastleggen import hash_van
from tasks.zaak.vernietigen import vernietig
from tests.hulp.kapotmaken import knoei, wissel
from tests.hulp.papierspel import uitgegeven
from tests.hulp.zaakspel import HOVJ, POLITIE, Zaakspel, getekend
from tests.tasks.zaak.test_vernietigen import LATER

pytestmark = pytest.mark.norm("N085")


@pytest.fixture
def spel(demo):
    return Zaakspel().tot("informeren_persoon")


def verander(nummer, wat):
    knoei(f"UPDATE vastlegging SET {wat} WHERE volgnummer = {nummer}")  # noqa: S608  no input


def volgnummer(spel, stap):
    return spel.beeld.laatste(stap).volgnummer


def test_wat_is_uitgegeven_is_gelijk_aan_het_register(spel):
    uitgifte, pdf = uitgegeven(spel)
    bevinding = controleer_bestand(pdf)
    assert bevinding.verschillen == []
    assert (bevinding.code, bevinding.wie.functionaris, bevinding.op) == (
        uitgifte.code,
        HOVJ,
        spel.nu,
    )
    assert bevinding.stukken == [
        ("maatregelenbesluit", stap, feit.volgnummer, feit.hash)
        for stap in ("maatregeladvies", "besluit_maatregelen")
        for feit in [spel.beeld.laatste(stap)]
    ]


def test_ook_als_er_daarna_meer_gebeurde_en_de_hoofdsleutel_is_vervangen(spel):
    uitgifte, pdf = uitgegeven(spel, POLITIE)
    uitgegeven(spel)
    spel.besluit("informeren_persoon", "geinformeerd", POLITIE, gewezen_op_zwijgplicht=True)
    roteer_hoofdsleutel(door=None, moment=spel.nu)
    assert controleer_bestand(pdf).verschillen == []
    assert controleer_code(uitgifte.code).wie.functionaris == POLITIE


@pytest.mark.parametrize(
    "typ",
    [
        str,
        str.lower,
        lambda code_: code_.replace("-", ""),
        lambda code_: f" {code_.replace('-', ' – ')}\n",
        lambda code_: code_.replace("0", "O").replace("1", "l"),
    ],
)
def test_een_code_mag_slordig_zijn_overgetypt(spel, typ):
    uitgifte, _ = uitgegeven(spel)
    assert controleer_code(typ(uitgifte.code)).verschillen == []


@pytest.mark.parametrize("getypt", ["", "BB-2026-000001", "papier.pdf", "BB-2026-000001-1-UUUU"])
def test_wat_geen_code_is_is_onjuiste_invoer(spel, getypt):
    with pytest.raises(OnjuisteInvoer, match="geen code"):
        controleer_code(getypt)


@pytest.mark.parametrize("plek", [200, -200])
def test_een_veranderde_byte_valt_op(spel, plek):
    _, pdf = uitgegeven(spel)
    anders = bytearray(pdf)
    anders[plek] ^= 1
    assert controleer_bestand(bytes(anders)).verschillen == [
        "het bestand is niet gelijk aan wat is uitgegeven"
    ]


def test_een_code_van_een_andere_zaak_of_uitgifte_past_niet_op_dit_bestand(spel):
    uitgifte, pdf = uitgegeven(spel)
    elders, _ = uitgegeven(spel, POLITIE)
    ander = Zaakspel(ontvangen_door__registratienummer="PL2100-2026999999")
    vreemd, _ = uitgegeven(ander.tot("informeren_persoon"))
    for andere in (elders.code, vreemd.code):
        vervalst = pdf.replace(uitgifte.code.encode(), andere.encode())
        assert vervalst != pdf
        assert "het bestand is niet gelijk aan wat is uitgegeven" in (
            controleer_bestand(vervalst).verschillen
        )
    half = pdf.replace(uitgifte.code.encode(), vreemd.code.encode(), 1)
    assert controleer_bestand(half).verschillen == ["in dit bestand staan verschillende codes"]


def test_een_onbekende_code_en_een_bestand_zonder_code_zijn_nooit_goed(spel):
    uitgifte, pdf = uitgegeven(spel)
    laatste = "2" if uitgifte.code[-1] != "2" else "3"
    for onbekend in (
        uitgifte.code[:-1] + laatste,
        re.sub("-000001-", "-000099-", uitgifte.code),
    ):
        assert controleer_code(onbekend).verschillen == [
            "dit register kent geen uitgifte met deze code"
        ]
    for zonder in (b"", b"%PDF-1.7 iets anders", pdf.replace(b"BB-2026", b"XX-2026")):
        (verschil,) = controleer_bestand(zonder).verschillen
        assert "geen code" in verschil


@pytest.mark.parametrize("stap", ["maatregeladvies", "besluit_maatregelen"])
@pytest.mark.parametrize("verandering", ["rol = 'pg'", "namens = 'iemand'", "zaaknummer = 'BB-X'"])
def test_een_gewijzigde_vastlegging_wordt_genoemd(spel, stap, verandering):
    uitgifte, pdf = uitgegeven(spel)
    nummer = volgnummer(spel, stap)
    verander(nummer, verandering)
    for bevinding in (controleer_bestand(pdf), controleer_code(uitgifte.code)):
        assert bevinding.verschillen == [
            f"vastlegging {nummer} ({stap}): is gewijzigd",
            "de code volgt niet uit wat nu in het register staat",
        ]


def test_ook_wie_de_hash_meeverandert_wordt_betrapt(spel):
    uitgifte, _ = uitgegeven(spel)
    nummer = volgnummer(spel, "besluit_maatregelen")
    verander(nummer, "functionaris = 'ander'")
    with lezen() as sessie:
        rij = sessie.exec(select(Vastlegging).where(Vastlegging.volgnummer == nummer)).one()
        nieuw = hash_van(rij)
    verander(nummer, f"hash = '{nieuw}'")
    assert controleer_code(uitgifte.code).verschillen == [
        f"vastlegging {nummer} (besluit_maatregelen): is een andere dan op het papier",
        "de code volgt niet uit wat nu in het register staat",
    ]


def test_een_verdwenen_en_een_verwisselde_vastlegging_worden_genoemd(spel):
    uitgifte, _ = uitgegeven(spel)
    advies, besluit = volgnummer(spel, "maatregeladvies"), volgnummer(spel, "besluit_maatregelen")
    wissel("inhoud", advies, besluit)
    gevonden = controleer_code(uitgifte.code).verschillen
    assert gevonden[:2] == [
        f"vastlegging {advies} (maatregeladvies): is gewijzigd",
        f"vastlegging {besluit} (besluit_maatregelen): is gewijzigd",
    ]
    knoei(f"DELETE FROM vastlegging WHERE volgnummer = {advies}")  # noqa: S608  no input
    assert f"vastlegging {advies} (maatregeladvies): ontbreekt" in (
        controleer_code(uitgifte.code).verschillen
    )


def test_een_gewijzigde_uitgifte_wordt_genoemd(spel):
    uitgifte, _ = uitgegeven(spel)
    nummer = spel.beeld.feiten[-1].volgnummer
    gewijzigd = f"vastlegging {nummer} (uitgifte): is gewijzigd"
    verander(nummer, "functionaris = 'ander'")
    assert controleer_code(uitgifte.code).verschillen == [
        gewijzigd,
        "de code volgt niet uit wat nu in het register staat",
    ]
    wissel("inhoud", nummer, 1)
    assert controleer_code(uitgifte.code).verschillen == [
        gewijzigd,
        "dit register kent geen uitgifte met deze code",
    ]


def test_van_een_vernietigde_zaak_is_niets_meer_na_te_gaan(demo):
    spel = Zaakspel().tot("einde")
    uitgifte, pdf = uitgegeven(spel)
    spel.sluit()
    vernietig(
        spel.zaaknummer,
        eerste=getekend("beheerder", LATER),
        tweede=getekend("beheerder2", LATER),
        moment=LATER,
    )
    for nagaan in (lambda: controleer_bestand(pdf), lambda: controleer_code(uitgifte.code)):
        with pytest.raises(Vernietigd, match="niet meer na te gaan"):
            nagaan()
