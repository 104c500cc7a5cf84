"""Forms on paper: complete, embedded, the same every time, and only for who may read them."""

import hashlib
import io

import pytest
from pypdf import PdfReader
from sqlalchemy import event
from sqlmodel import Session

from models.begrippen import Rol
from models.fouten import Geweigerd, NietGevonden
from tasks.controle import controleer
from tasks.database import transactie
from tasks.functionarissen import trek_in
from tasks.register import Gebeurtenis, Wie, leg_vast
from tasks.uitgifte import geef_uit
from tasks.zetten import zet
from tests.tasks.papierspel import bladen, kaal, lettertypen, tekst, uitgegeven
from tests.tasks.spel import ADVISEUR, HOVJ, POLITIE, RCCB, Zaakspel, tellen, vervanger
from tests.voorbeelden import MAATREGEL

GEHEIM = "Verzonnen bron die niemand anders mag kennen."
CAMERA = {
    **MAATREGEL,
    "soort": "camerabewaking",
    "locatie": "werkplek",
    "uitvoerder": "werkgever",
    "toetsdatum": "2099-03-01",
    "omschrijving": "Camera bij de ingang.",
}

KOPPEN = kaal("Nr. Soort maatregel Locatie Uitvoerder Titel Toetsdatum")


@pytest.fixture
def spel(demo):
    return Zaakspel()


@pytest.fixture
def besloten(spel):
    spel.tot("maatregeladvies")
    spel.besluit("maatregeladvies", "geleverd", POLITIE, weerstand_persoon="Advies: goede sloten.")
    spel.besluit(
        "besluit_maatregelen",
        "vaststellen",
        HOVJ,
        maatregelen=[MAATREGEL, CAMERA],
        ernst="zeer_ernstig",
        risico="onaanvaardbaar",
    )
    return spel


@pytest.mark.norm("N085")
def test_elk_antwoord_staat_onder_zijn_eigen_titel(besloten):
    _, pdf = uitgegeven(besloten)
    gelezen = tekst(pdf)
    for titel, antwoord in (
        ("Besluit over het maatregeladvies", "vaststellen"),
        ("Motivering", "Verzonnen motivering."),
        ("Dreigingsniveau: ernst", "zeer ernstig"),
        ("Dreigingsniveau: waarschijnlijkheid", "mogelijk"),
        ("1. Eigen weerstand van de persoon", "Verzonnen."),
        ("Advies over de eigen weerstand van de persoon", "Advies: goede sloten."),
        ("Advies over de weerstand van de werkgever", "niet ingevuld"),
        ("Risico zonder deze maatregelen", "onaanvaardbaar"),
        ("Toetscriteria:", "Verzonnen criterium."),
        ("Omschrijving:", "Camera bij de ingang."),
    ):
        assert kaal(titel + antwoord) in gelezen
    for cel in (
        "3. Maatregelen, en wat de overheid aanvult",
        "Nr.Soort maatregelLocatieUitvoerder",
    ):
        assert kaal(cel) in gelezen
    assert kaal("2 camerabewaking werkplek werkgever niet ingevuld 1 maart 2099") in gelezen


@pytest.mark.norm("N009", "N085")
def test_elk_besluit_is_ondertekend_met_mandaat_moment_en_hash(besloten):
    uitgifte, pdf = uitgegeven(besloten)
    gelezen = tekst(pdf)
    besluit, advies = besloten.beeld.besluiten[-1], besloten.beeld.besluiten[-2]
    assert (besluit.stap, advies.stap) == ("besluit_maatregelen", "maatregeladvies")
    for feit in (advies, besluit):
        assert kaal(f"Functionaris {feit.functionaris} Rol {feit.rol} ({feit.gebied})") in gelezen
        assert kaal(f"Vastlegging {feit.volgnummer} van het register") in gelezen
        assert kaal(f"Hash (SHA-256) {feit.hash}") in gelezen
    assert kaal("Mandaat eigen mandaat Moment 4 februari 2026, 10:12:00 uur") in gelezen
    assert kaal(f"Rust op advies (hash) {advies.hash}") in gelezen
    assert kaal("Ingevoerd langs opdrachtregel Las het dossier nee") in gelezen
    (formulier,) = uitgifte.formulieren
    assert [stuk["hash"] for stuk in formulier["stukken"]] == [advies.hash, besluit.hash]


def test_een_mandaat_namens_een_ander_staat_erbij(spel):
    wie = vervanger("officier.2", Rol.HOVJ, "Oost-Brabant", HOVJ)
    spel.tot("besluit_maatregelen").besluit("besluit_maatregelen", "vaststellen", wie)
    _, pdf = uitgegeven(spel, wie)
    assert kaal(f"Functionaris {wie}") in tekst(pdf)
    assert kaal(f"Mandaat namens {HOVJ} (Awb 10:10)") in tekst(pdf)
    assert kaal(f"Uitgegeven aan {wie}, hovj (Oost-Brabant), namens {HOVJ}") in tekst(pdf)


def test_een_spoedmaatregel_staat_bij_haar_vaststelling(spel):
    spel.spoed()
    with pytest.raises(NietGevonden):
        uitgegeven(spel)
    spel.antwoord(spel.open_vraag("afstemming"), "akkoord", ADVISEUR)
    spel.antwoord(spel.open_vraag("vaststelling"), "vaststellen", HOVJ)
    uitgifte, pdf = uitgegeven(spel)
    (formulier,) = uitgifte.formulieren
    stappen = ["spoedmaatregel", "afstemming", "vaststelling"]
    assert [stuk["stap"] for stuk in formulier["stukken"]] == stappen
    assert kaal("Waarom dit niet kan wachten Verzonnen.") in tekst(pdf)


def test_wat_de_hovj_als_spoedmaatregel_opdraagt_is_een_besluit(spel):
    spel.spoed(HOVJ)
    uitgifte, _ = uitgegeven(spel)
    assert [stuk["stap"] for stuk in uitgifte.formulieren[0]["stukken"]] == ["spoedmaatregel"]


def test_elke_ronde_heeft_een_eigen_deel(besloten):
    besloten.besluit("besluit_maatregelen", "afwijzen", HOVJ)
    uitgifte, pdf = uitgegeven(besloten)
    stappen = [stuk["stap"] for stuk in uitgifte.formulieren[0]["stukken"]]
    assert stappen == ["maatregeladvies", "besluit_maatregelen", "besluit_maatregelen"]
    assert kaal("Besluit over maatregelen (ronde 2)") in tekst(pdf)


def test_code_en_bladnummer_staan_op_elk_blad_en_de_code_in_het_bestand(besloten):
    uitgifte, pdf = uitgegeven(besloten)
    alle = bladen(pdf)
    for nummer, blad in enumerate(alle, start=1):
        assert kaal(f"{uitgifte.code} pagina {nummer} van {len(alle)}") in kaal(blad)
        assert besloten.zaaknummer in blad
    eigenschappen = PdfReader(io.BytesIO(pdf))
    assert eigenschappen.metadata["/Keywords"] == uitgifte.code
    assert eigenschappen.xmp_metadata.pdf_keywords == uitgifte.code


def test_het_bestand_is_te_bewaren_en_voor_te_lezen(besloten):
    _, pdf = uitgegeven(besloten)
    assert set(lettertypen(pdf).values()) == {True}
    assert all(f"<{merk}>" in pdf.decode("latin-1") for merk in ("pdfaid:part", "pdfuaid:part"))
    wortel = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert (wortel["/Lang"], wortel["/MarkInfo"]["/Marked"]) == ("nl", True)


def test_dezelfde_gegevens_geven_hetzelfde_bestand(besloten):
    uitgifte, pdf = uitgegeven(besloten)
    assert zet(uitgifte.document) == pdf


@pytest.mark.parametrize(
    ("getypt", "gedrukt"),
    [
        ("#set page(fill: red) *vet* _schuin_ $x$", None),
        ("= kop\n- punt\n<merk> @ref `code` \\ // weg", None),
        ("</script>\"'{}[]&amp;%PDF /Keywords", None),
        ("é ë ĳ Ω Привет € ½ „citaat” → ✓", None),
        ("gevaar 😀 en 漢字", "gevaar [U+1F600] en [U+6F22][U+5B57]"),
        ("om\u202ekeren\u200b en \x07\x1b[31m", "om[U+202E]keren[U+200B] en [U+0007][U+001B][31m"),
        ("\ud7fb\ue000", "[U+D7FB][U+E000]"),
    ],
)
def test_wat_iemand_typt_staat_er_zoals_het_is(spel, getypt, gedrukt):
    spel.tot("besluit_maatregelen")
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, motivering=f"begin {getypt} einde")
    _, pdf = uitgegeven(spel)
    assert kaal(f"Motivering begin {gedrukt or getypt} einde Dreigingsniveau") in tekst(pdf)


def test_arabisch_staat_er_in_zijn_eigen_schrift(spel):
    spel.tot("besluit_maatregelen")
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, motivering="naam: مرحبا.")
    _, pdf = uitgegeven(spel)
    assert "مرحبا" in tekst(pdf)


@pytest.mark.parametrize("woord", ["dreiging ", "x", "a😀"])
def test_twintigduizend_tekens_staan_er_helemaal_en_op_het_blad(spel, woord):
    lang = (woord * 20_000)[:19_990]
    spel.tot("besluit_maatregelen")
    maatregel = {**MAATREGEL, "omschrijving": f"{lang}einde."}
    velden = {"motivering": f"{lang}einde.", "maatregelen": [maatregel]}
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, **velden)
    _, pdf = uitgegeven(spel)
    gelezen = tekst(pdf).replace(KOPPEN, "")
    assert gelezen.count(kaal(f"{lang}einde.").replace("😀", "[U+1F600]")) == 2
    assert max(len(regel) for blad in bladen(pdf) for regel in blad.splitlines()) < 140


@pytest.mark.norm("N008")
def test_een_uitgifte_staat_vast_met_ontvanger_grondslag_en_wat_zij_toont(besloten):
    uitgifte, pdf = uitgegeven(besloten)
    feit = besloten.beeld.feiten[-1]
    assert (feit.soort, feit.functionaris, feit.rol, feit.moment) == (
        "uitgifte",
        HOVJ,
        "hovj",
        besloten.nu,
    )
    assert feit.inhoud.pop("grondslag").startswith("taak in deze zaak")
    assert feit.inhoud == {
        "ontvanger": {"rol": "hovj", "gebied": "Oost-Brabant"},
        "soort_inhoud": "maatregelenbesluit",
        "code": uitgifte.code,
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "stand": besloten.beeld.feiten[-2].volgnummer,
        "formulieren": uitgifte.formulieren,
    }
    assert controleer() == []


@pytest.mark.norm("N085")
def test_wie_een_formulier_kreeg_las_het_dossier(besloten):
    uitgegeven(besloten, POLITIE)
    uitgifte = besloten.beeld.feiten[-1].volgnummer
    besloten.besluit("informeren_persoon", "geinformeerd", POLITIE, gewezen_op_zwijgplicht=True)
    assert besloten.beeld.besluiten[-1].inhoud["gelezen"] == uitgifte


@pytest.mark.norm("N008")
@pytest.mark.parametrize("wie", ["beheerder", "hovj.limburg", "burgemeester.gm0772"])
def test_zonder_mandaat_in_de_zaak_wordt_niets_gemaakt_en_dat_staat_vast(besloten, wie):
    pdfs = []
    with pytest.raises(Geweigerd, match="N008"):
        uitgegeven(besloten, wie, schrijf=pdfs.append)
    assert (pdfs, tellen("uitgifte")) == ([], 0)
    poging = besloten.beeld.feiten[-1]
    assert (poging.soort, poging.stap) == ("poging", "formulieren")
    assert poging.inhoud["functionaris"] == wie


def test_een_verkeerde_code_geeft_niets(besloten):
    gegeven = {"moment": besloten.nu, "schrijf": pytest.fail}
    with pytest.raises(Geweigerd, match="code"):
        geef_uit(besloten.zaaknummer, HOVJ, "geen", **gegeven)
    assert tellen("uitgifte") == 0


def test_kan_het_bestand_niet_geschreven_worden_dan_is_er_niets_uitgegeven(besloten):
    voor = len(besloten.beeld.feiten)

    def vol(pdf):
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        uitgegeven(besloten, schrijf=vol)
    assert len(besloten.beeld.feiten) == voor
    assert controleer() == []


@pytest.mark.parametrize("soort", ["intakeformulier", "oordeelsformulier", "overdrachtsdossier"])
def test_een_formulier_dat_er_nog_niet_is_wordt_niet_gevonden(besloten, soort):
    with pytest.raises(NietGevonden, match=f"nog geen {soort} vastgelegd. Wel: maatregelenbesluit"):
        uitgegeven(besloten, soorten=[soort])
    assert tellen("uitgifte") == 0


@pytest.mark.norm("N094")
def test_wat_is_achtergehouden_staat_alleen_op_het_papier_van_wie_het_mag_lezen(besloten):
    antwoord = {"uitkomst": "akkoord", "motivering": GEHEIM, "beperking_op_delen": "Bron."}
    with transactie() as sessie:
        wat = Gebeurtenis(
            besloten.zaaknummer,
            "besluit",
            {"antwoord": antwoord, "later_veld": "Uit een latere uitgave."},
            stap="vaststelling",
            wie=Wie(POLITIE, "politie", "Oost-Brabant"),
        )
        nummer = leg_vast(sessie, wat, moment=besloten.nu).volgnummer
    _, pdf = uitgegeven(besloten, HOVJ)
    assert kaal(f"Motivering {GEHEIM}") in tekst(pdf)
    assert kaal("Beperking op delen Bron.") in tekst(pdf)
    assert kaal("Later veld Uit een latere uitgave.") in tekst(pdf)
    uitgifte, pdf = uitgegeven(besloten, RCCB)
    assert kaal(GEHEIM) not in tekst(pdf)
    assert kaal(f"Vastlegging {nummer} is achtergehouden") in tekst(pdf)
    assert uitgifte.formulieren[0]["achtergehouden"] == [nummer]
    assert GEHEIM not in str(uitgifte)


@pytest.mark.norm("N008")
def test_wie_zijn_mandaat_verliest_terwijl_het_formulier_wordt_gemaakt_krijgt_het_niet(besloten):
    stand = []

    def na_de_code(sessie):
        stand.append("code")

    def na_het_lezen(sessie, _):
        if stand == ["code"] and "keten" not in sessie.info:
            stand.append("gelezen")
            with transactie() as andere:
                trek_in(andere, HOVJ, door=Wie(), moment=besloten.nu)

    event.listen(Session, "after_commit", na_de_code)
    event.listen(Session, "after_transaction_end", na_het_lezen)
    try:
        with pytest.raises(Geweigerd, match="N008"):
            uitgegeven(besloten, schrijf=pytest.fail)
    finally:
        event.remove(Session, "after_commit", na_de_code)
        event.remove(Session, "after_transaction_end", na_het_lezen)
    assert "gelezen" in stand
    assert tellen("uitgifte") == 0
