"""Forms on paper: every answer as it was given, signed, and the same file every time."""

import io

import pytest
from pypdf import PdfReader

from models.begrippen import Domein, Rol
from models.begrippen.woorden import woord
from models.fouten import NietGevonden
from models.stappen import STAPPEN, formulier
from tasks.basis.database import transactie
from tasks.basis.typst import maak_pdf
from tasks.dossier.formulieren import FORMULIEREN
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tests.hulp.papierspel import bladen, kaal, leg_besluit_vast, lettertypen, tekst, uitgegeven
from tests.hulp.voorbeelden import ANTWOORDEN, MAATREGEL, antwoord
from tests.hulp.zaakspel import ADVISEUR, HOVJ, POLITIE, Zaakspel, vervanger

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
    for titel, gegeven in (
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
        assert kaal(titel + gegeven) in gelezen
    for cel in (
        "3. Maatregelen, en wat de overheid aanvult",
        "Nr.Soort maatregelLocatieUitvoerder",
    ):
        assert kaal(cel) in gelezen
    assert kaal("2 camerabewaking werkplek werkgever niet ingevuld 1 maart 2099") in gelezen


@pytest.mark.norm("N116")
def test_het_besluit_toont_eerst_de_persoon_dan_de_werkgever_dan_de_overheid(besloten):
    _, pdf = uitgegeven(besloten)
    gelezen = tekst(pdf)
    persoon, werkgever, overheid = (
        gelezen.index(kaal(titel))
        for titel in (
            "1. Eigen weerstand van de persoon Verzonnen.",
            "2. Weerstand van de werkgever Verzonnen.",
            "3. Maatregelen, en wat de overheid aanvult",
        )
    )
    assert persoon < werkgever < overheid


@pytest.mark.norm("N009", "N085")
def test_elk_besluit_is_ondertekend_met_mandaat_moment_en_hash(besloten):
    uitgifte, pdf = uitgegeven(besloten)
    gelezen = tekst(pdf)
    besluit, advies = besloten.beeld.besluiten[-1], besloten.beeld.besluiten[-2]
    assert (besluit.stap, advies.stap) == ("besluit_maatregelen", "maatregeladvies")
    for feit in (advies, besluit):
        rol = f"{woord(feit.rol)} ({feit.gebied})"
        assert kaal(f"Functionaris {feit.functionaris} Rol {rol}") in gelezen
        assert kaal(f"Vastlegging {feit.volgnummer} van het register") in gelezen
        assert kaal(f"Hash (SHA-256) {feit.hash}") in gelezen
    assert kaal("Mandaat eigen mandaat Moment 4 februari 2026, 10:12:00 uur") in gelezen
    assert kaal(f"Rust op advies (hash) {advies.hash}") in gelezen
    assert (
        kaal("Ingevoerd langs opdrachtregel Getekend met code uit de eigen app Las het dossier nee")
        in gelezen
    )
    (formulier,) = uitgifte.formulieren
    assert [stuk["hash"] for stuk in formulier["stukken"]] == [advies.hash, besluit.hash]


def test_een_mandaat_namens_een_ander_staat_erbij(spel):
    wie = vervanger("officier.2", Rol.HOVJ, "Oost-Brabant", HOVJ)
    spel.tot("besluit_maatregelen").besluit("besluit_maatregelen", "vaststellen", wie)
    _, pdf = uitgegeven(spel, wie)
    assert kaal(f"Functionaris {wie}") in tekst(pdf)
    assert kaal(f"Mandaat namens {HOVJ} (Awb 10:10)") in tekst(pdf)
    assert kaal(f"Uitgegeven aan {wie}, HOvJ (Oost-Brabant), namens {HOVJ}") in tekst(pdf)


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
    assert maak_pdf(uitgifte.document) == pdf


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


@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)  # a page knows of no database
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


@pytest.mark.norm("N085")
@pytest.mark.parametrize("soort", FORMULIEREN)
def test_elk_veld_van_elke_stap_komt_op_het_formulier(spel, soort):
    stappen = sorted(stap.naam for stap in STAPPEN.values() if stap.papier == soort)
    for stap in stappen:
        uitkomst = next(uitkomst for naam, uitkomst in ANTWOORDEN if naam == stap)
        leg_besluit_vast(spel, stap, antwoord(stap, uitkomst))
    uitgifte, pdf = uitgegeven(spel)
    assert [deel["soort"] for deel in uitgifte.formulieren] == [soort]
    gelezen = tekst(pdf)
    assert kaal(FORMULIEREN[soort]) in gelezen
    for stap in stappen:
        for veld in formulier(stap).model_fields.values():
            assert kaal(veld.title) in gelezen


def test_het_formulier_van_het_stelsel_heeft_zijn_eigen_velden(spel):
    with transactie() as sessie:
        wat = {"proces": "stelsel-maatregelen", "stap": "besluit_maatregelen", "keer": 1}
        vraag = Gebeurtenis(spel.zaaknummer, "vraag", {"variant": Domein.STELSEL}, **wat)
        leg_vast(sessie, vraag, moment=spel.nu)
    velden = antwoord("besluit_maatregelen", "vaststellen", ontbrekende_informatie="Dossier.")
    leg_besluit_vast(spel, "besluit_maatregelen", velden, proces="stelsel-maatregelen")
    _, pdf = uitgegeven(spel)
    assert kaal("Welke informatie nog ontbreekt Dossier.") in tekst(pdf)


def test_een_aanwijzing_staat_bij_haar_verzoek_en_een_criterium_bij_zijn_oordeel(spel):
    verzoek = {
        "gebeld_op": "2026-02-04T08:30:00Z",
        "gebeld_door": "Verzonnen officier",
        "gesproken_met": "Verzonnen medewerker",
        "gedeelde_informatie": "Verzonnen informatie.",
    }
    plek = {"proces": "onmiddellijke-aanwijzing", "onderwerp": "x"}
    with transactie() as sessie:
        wie = Handelende(HOVJ, "hovj", "Oost-Brabant")
        wat = Gebeurtenis(
            spel.zaaknummer,
            "verzoek_aanwijzing",
            verzoek,
            stap="verzoek_aanwijzing",
            wie=wie,
            **plek,
        )
        leg_vast(sessie, wat, moment=spel.nu)
    leg_besluit_vast(spel, "aanwijzing", antwoord("aanwijzing", "aangewezen"), **plek)
    kader = {"toetsingskader": ["a: ja, tegen het leven", "b: ja"]}
    leg_besluit_vast(spel, "intakeformulier", antwoord("intakeformulier", "ingevuld"), bij=kader)
    uitgifte, pdf = uitgegeven(spel)
    assert [
        (deel["soort"], [stuk["stap"] for stuk in deel["stukken"]]) for deel in uitgifte.formulieren
    ] == [
        ("intakeformulier", ["intakeformulier"]),
        ("oordeelsformulier", ["verzoek_aanwijzing", "aanwijzing"]),
    ]
    assert kaal("Wanneer is gebeld 4 februari 2026, 09:30:00 uur") in tekst(pdf)
    assert kaal("a2. Misdrijf van artikel 285 Sr? nee") in tekst(pdf)
    assert kaal("Toetsingskader – a: ja, tegen het leven – b: ja") in tekst(pdf)
