"""Triage as its people play it: what its acts record, refuse, ask and tell."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.begrippen import LANDELIJK, Domein, Grondslag, Rol
from models.fouten import OnjuisteInvoer
from models.tabellen import Bericht, Zaak
from tasks.antwoorden.te_vroeg import te_beantwoorden
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.termijnen.treden import haal_in
from tests.hulp.lus import loop_door
from tests.hulp.voorbeelden import MAATREGEL, antwoord
from tests.hulp.zaakspel import (
    ADVISEUR,
    HOVJ,
    POLITIE,
    RCCB,
    Zaakspel,
    beantwoord,
    getekend,
    geweigerd,
    maatregelen,
    tellen,
    vervanger,
    weigert,
)

pytestmark = pytest.mark.usefixtures("demo")
NCTV = "nctv"
CAMERA = {**MAATREGEL, "soort": "camerabewaking"}
VERLOOP = (
    ("weging", "ernstige_dreiging", RCCB),
    ("overleg", "stelsel", ADVISEUR),
    ("intakeformulier", "ingevuld", POLITIE),
    ("ondertekening", "directe_opname", HOVJ),
    ("oordeel", "opnemen", NCTV),
    ("overdrachtsdossier", "verzonden", HOVJ),
    ("ontvangst_dossier", "volledig", NCTV),
)
A1 = "een geweldsdelict met een strafmaximum van zes jaar of meer, gepleegd of medegepleegd"
GEEN_A1 = f"A1 niet vervuld: g{A1}."
GEEN_A2 = "A2 niet vervuld: geen misdrijf van artikel 285."
LEVEN = "direct of indirect tegen het leven gericht"
A_VERVULD = [
    "a vervuld: a1 vervuld, en de dreiging is tegen het leven gericht",
    f"a (gericht tegen het leven) vervuld: de dreiging is {LEVEN}",
    f"a1 vervuld: {A1}",
    "a2 niet vervuld: geen misdrijf van artikel 285",
    "b vervuld: terrorisme of extremisme, met onderbouwing van de kenmerken",
    "c vervuld: professioneel inzicht van politie, met onderbouwing",
    "dreiger bekend vervuld: de dreiger of dreigende actor is bekend",
]
ALLEEN_285 = {"geweldsdelict_zes_jaar": False, "artikel_285": True}


def doe(spel, stap, uitkomst, wie, **velden):
    """Answer what is asked, and let the procedures go on."""
    vastlegging = spel.antwoord(spel.open_vraag(stap), uitkomst, wie, **velden)
    loop_door(spel.zaaknummer)
    return vastlegging


def tot(stap, **melding):
    """Play a triage up to (not including) this stap."""
    spel = Zaakspel(**melding)
    for eerder, uitkomst, wie in VERLOOP:
        if eerder == stap:
            break
        doe(spel, eerder, uitkomst, wie)
    return spel


def aan_tafel(**melding):
    """A triage whose triagetafel is asked for its report."""
    spel = tot("ondertekening", **melding)
    doe(spel, "ondertekening", "triagetafel", HOVJ)
    return spel


def verteld(spel, stap, soort="kennisgeving"):
    """Who was told of this stap, in order."""
    with lezen() as sessie:
        berichten = select(Bericht.functionaris).where(
            Bericht.zaaknummer == spel.zaaknummer, Bericht.stap == stap, Bericht.soort == soort
        )
        return list(sessie.exec(berichten.order_by(col(Bericht.id))))


@pytest.mark.norm("N035")
@pytest.mark.parametrize(
    ("route", "stap", "rol"),
    [("directe_opname", "oordeel", Rol.NCTV), ("triagetafel", "triagetafel", Rol.OM_TRIAGE)],
)
def test_de_route_waarvoor_de_hovj_tekent_bepaalt_wie_dan_wordt_gevraagd(route, stap, rol):
    spel = tot("ondertekening")
    getekend = doe(spel, "ondertekening", route, HOVJ)
    assert getekend.inhoud["antwoord"]["uitkomst"] == route
    assert (spel.open_vraag(stap).rol, tellen("vraag", spel.zaaknummer)) == (rol, 6)


@pytest.mark.norm("N038", "N048", "N049", "N050", "N051", "N052")
def test_staat_het_kader_directe_opname_niet_toe_dan_zegt_de_weigering_wat_ontbreekt():
    spel = tot("ondertekening")
    for kader, norm, ontbreekt in (
        ({"geweldsdelict_zes_jaar": False}, "N038", f"{GEEN_A1} {GEEN_A2}"),
        (
            ALLEEN_285,
            "N038",
            f"{GEEN_A1} A2 niet vervuld: artikel 285 zonder een van de drie factoren.",
        ),
        (
            {"tegen_het_leven": False},
            "N038",
            f"A (gericht tegen het leven) niet vervuld: de dreiging is niet {LEVEN}. {GEEN_A2}",
        ),
        (
            {"dreiger_bekend": False},
            "N051",
            "Dreiger bekend niet vervuld: de dreiger of dreigende actor is niet bekend.",
        ),
        (
            {"fenomeen": "statelijke_actor", "fenomeen_onderbouwing": ""},
            "N038",
            "B niet vervuld: statelijke actor zonder onderbouwing van de kenmerken.",
        ),
        (
            {"fenomeen": "niet_herleidbaar"},
            "N038",
            "B niet vervuld: de dreiging is niet herleidbaar tot een fenomeen.",
        ),
    ):
        velden = kader | {"correctie": "Verzonnen."}
        vraag = spel.open_vraag("ondertekening")
        fout = geweigerd(spel, vraag, "directe_opname", HOVJ, norm=norm, **velden)
        assert fout.zin == f"Het toetsingskader staat directe opname niet toe. {ontbreekt}"


@pytest.mark.norm("N038", "N048", "N049")
@pytest.mark.parametrize(
    "kader",
    [
        {},
        ALLEEN_285 | {"antecedenten_ernstig_geweld": True},
        ALLEEN_285 | {"gewelddadige_groepering": True},
        ALLEEN_285 | {"psychische_stoornis": True},
    ],
)
def test_een_zwaar_delict_of_artikel_285_met_een_factor_staat_directe_opname_toe(kader):
    spel = tot("ondertekening")
    doe(spel, "ondertekening", "directe_opname", HOVJ, **kader, correctie="Verzonnen.")
    assert spel.open_vraag("oordeel").rol is Rol.NCTV


@pytest.mark.norm("N038", "N053")
def test_van_beide_formulieren_is_het_oordeel_per_criterium_vastgelegd():
    spel = tot("ondertekening")
    assert spel.beeld.laatste("intakeformulier").inhoud["toetsingskader"] == A_VERVULD
    beter = {"artikel_285": True, "psychische_stoornis": True}
    vraag = spel.open_vraag("ondertekening")
    geweigerd(spel, vraag, "directe_opname", HOVJ, norm="N038", **beter)
    spel.antwoord(vraag, "directe_opname", HOVJ, **beter, correctie="Verzonnen.")
    assert spel.beeld.laatste("ondertekening").inhoud["toetsingskader"] == [
        "a vervuld: a1 en a2 vervuld, en de dreiging is tegen het leven gericht",
        *A_VERVULD[1:3],
        "a2 vervuld: artikel 285, met een psychische stoornis bij de dreigende actor",
        *A_VERVULD[4:],
    ]


@pytest.mark.norm("N039")
def test_de_triagetafel_vraagt_inzicht_met_bron_en_het_oordeel_van_de_hovj():
    spel = tot("ondertekening")
    vraag = spel.open_vraag("ondertekening")
    for anders in (
        {"inzicht_bron": "geen"},
        {"inzicht_bron": "kmar", "inzicht_onderbouwing": ""},
        {"eigen_oordeel": ""},
    ):
        velden = anders | {"correctie": "Verzonnen."}
        geweigerd(spel, vraag, "triagetafel", HOVJ, norm="N039", **velden)


@pytest.mark.norm("N037")
@pytest.mark.parametrize("uitkomst", ["aanvullen", "niet_voordragen"])
def test_zonder_handtekening_van_de_hovj_gaat_er_niets_naar_de_nctv(uitkomst):
    spel = tot("ondertekening")
    doe(spel, "ondertekening", uitkomst, HOVJ)

    def oordeel():
        te_beantwoorden(spel.zaaknummer, "oordeel", None, getekend(NCTV, spel.nu), moment=spel.nu)

    weigert(spel, "oordeel", NCTV, "N037", oordeel)


@pytest.mark.norm("N037", "N041")
def test_alleen_de_hovj_van_de_zaak_draagt_voor():
    spel = tot("ondertekening")
    vraag = spel.open_vraag("ondertekening")
    for wie in (RCCB, ADVISEUR, NCTV, "hovj.limburg", "landelijk_coordinerend_hovj"):
        geweigerd(spel, vraag, "directe_opname", wie, norm="N041")


@pytest.mark.norm("N041")
def test_wie_al_is_voorgedragen_wordt_het_niet_nog_eens():
    spel = tot("intakeformulier")
    geweigerd(spel, spel.open_vraag("vervolg"), "stelsel", ADVISEUR, norm="N041")


@pytest.mark.norm("N042")
def test_iemand_van_het_om_zit_de_triagetafel_voor_en_notuleert_en_nooit_de_bedreigde():
    vervanger("eigen", Rol.OM_TRIAGE, LANDELIJK)
    spel = aan_tafel(doelwit__functionaris="eigen")
    vraag = spel.open_vraag("triagetafel")
    for plek in ("voorzitter", "secretaris"):
        for wie in (NCTV, POLITIE, "niemand", "eigen"):
            geweigerd(spel, vraag, "besproken", "om_triage", norm="N042", **{plek: wie})
    spel.antwoord(vraag, "besproken", "om_triage")


@pytest.mark.norm("N040", "N042")
@pytest.mark.parametrize("plek", ["voorzitter", "secretaris"])
def test_wie_de_triagetafel_leidde_oordeelt_niet_ook_niet_met_een_mandaat_van_de_nctv(plek):
    spel = aan_tafel()
    vervanger("beide", Rol.OM_TRIAGE, LANDELIJK)
    vervanger("beide", Rol.NCTV, LANDELIJK, nieuw=False)
    vervanger("namens", Rol.NCTV, LANDELIJK, "beide")
    doe(spel, "triagetafel", "besproken", "om_triage", **{plek: "beide"})
    vraag = spel.open_vraag("oordeel")
    for wie in ("beide", "namens", "om_triage", HOVJ):
        geweigerd(spel, vraag, "opnemen", wie, norm="N040")
    spel.antwoord(vraag, "opnemen", NCTV)


@pytest.mark.norm("N040")
def test_wie_niet_de_nctv_is_oordeelt_niet_over_opname():
    spel = tot("oordeel")
    for wie in (HOVJ, "om_triage", "adviseur_bb", "pg"):
        geweigerd(spel, spel.open_vraag("oordeel"), "opnemen", wie, norm="N040")


@pytest.mark.norm("N023", "N025")
def test_pas_het_oordeel_om_op_te_nemen_geeft_de_nctv_het_gezag():
    spel = tot("oordeel")
    assert gezag(spel) == (Rol.HOVJ, "Oost-Brabant", Domein.LOKAAL, None)
    doe(spel, "oordeel", "niet_opnemen", NCTV)
    assert gezag(spel) == (Rol.HOVJ, "Oost-Brabant", Domein.LOKAAL, None)
    doe(spel, "reactie_hovj", "escaleren", HOVJ)
    doe(spel, "afstemming_1", "voorleggen", "landelijk_coordinerend_hovj")
    assert gezag(spel) == (Rol.HOVJ, "Oost-Brabant", Domein.LOKAAL, None)
    doe(spel, "escalatie_1", "opnemen", "directeur_nctv")
    assert gezag(spel) == (Rol.NCTV, LANDELIJK, Domein.STELSEL, Grondslag.TRIAGE)


def gezag(spel):
    """As the search table shows it, and as the case itself has it."""
    with lezen() as sessie:
        rij = sessie.get_one(Zaak, spel.zaaknummer)
    beeld = spel.beeld
    assert (rij.gezag_rol, rij.gezag_gebied) == beeld.gezag
    assert rij.domein is beeld.domein
    return *beeld.gezag, beeld.domein, beeld.aangewezen and beeld.aangewezen.grondslag


@pytest.mark.norm("N043")
def test_een_oordeel_zonder_overwegingen_of_bron_is_er_geen():
    spel = tot("oordeel")
    vraag = spel.open_vraag("oordeel")
    for velden in ({"informatiebronnen": []}, {"overwegingen": " "}):
        with pytest.raises(OnjuisteInvoer, match=next(iter(velden))):
            spel.antwoord(vraag, "opnemen", NCTV, **velden)
    assert spel.beeld.domein is Domein.LOKAAL


@pytest.mark.norm("N043")
def test_het_oordeel_ligt_vast_met_overwegingen_en_bronnen():
    spel = tot("oordeel")
    bron = {"soort": "politie", "omschrijving": "Verzonnen stuk."}
    doe(spel, "oordeel", "opnemen", NCTV, overwegingen="Omdat.", informatiebronnen=[bron])
    assert spel.beeld.laatste("oordeel").inhoud["antwoord"] == {
        "uitkomst": "opnemen",
        "motivering": "Verzonnen motivering.",
        "overwegingen": "Omdat.",
        "informatiebronnen": [{"soort": "politie", "omschrijving": "Verzonnen stuk."}],
        "andere_verwanten": [],
    }


@pytest.mark.norm("N044")
@pytest.mark.parametrize("uitkomst", ["opnemen", "niet_opnemen"])
def test_van_het_oordeel_hoort_het_om_meteen(uitkomst):
    spel = tot("oordeel")
    spel.antwoord(spel.open_vraag("oordeel"), uitkomst, NCTV)
    assert verteld(spel, "oordeel") == [HOVJ, ADVISEUR, "om_triage"]


@pytest.mark.norm("N047")
def test_escalatie_gaat_in_twee_treden_langs_wie_nog_niet_oordeelde():
    spel = tot("oordeel")
    vervanger("tweede", Rol.NCTV, LANDELIJK)
    for rol in (Rol.DIRECTEUR_NCTV, Rol.COORDINATOR_NCTV):
        vervanger("tweede", rol, LANDELIJK, nieuw=False)
    vervanger("directeur_nctv", Rol.COORDINATOR_NCTV, LANDELIJK, nieuw=False)
    doe(spel, "oordeel", "niet_opnemen", "tweede")
    doe(spel, "reactie_hovj", "escaleren", HOVJ)
    geweigerd(spel, spel.open_vraag("afstemming_1"), "voorleggen", "pg", norm="N047")
    doe(spel, "afstemming_1", "voorleggen", "landelijk_coordinerend_hovj")
    for wie in ("tweede", NCTV, "coordinator_nctv"):
        geweigerd(spel, spel.open_vraag("escalatie_1"), "opnemen", wie, norm="N047")
    doe(spel, "escalatie_1", "niet_opnemen", "directeur_nctv")
    doe(spel, "reactie_hovj_2", "escaleren", HOVJ)
    geweigerd(spel, spel.open_vraag("afstemming_2"), "voorleggen", HOVJ, norm="N047")
    doe(spel, "afstemming_2", "voorleggen", "pg")
    for wie in ("tweede", "directeur_nctv"):
        geweigerd(spel, spel.open_vraag("escalatie_2"), "opnemen", wie, norm="N047")
    doe(spel, "escalatie_2", "niet_opnemen", "coordinator_nctv")
    assert (spel.beeld.lopend("triage"), spel.beeld.domein) == (frozenset(), Domein.LOKAAL)


@pytest.mark.norm("N036")
def test_tijdens_een_triage_neemt_de_hovj_spoedmaatregelen_en_lokale_besluiten():
    spel = tot("oordeel")
    onderwerp = spel.spoed(HOVJ)
    assert maatregelen(spel, onderwerp)[0][:2] == ("toezicht", "vastgesteld")
    doe(spel, "vervolg", "maatregeladvies", ADVISEUR)
    doe(spel, "maatregeladvies", "geleverd", POLITIE)
    doe(spel, "besluit_maatregelen", "vaststellen", HOVJ, maatregelen=[CAMERA])
    assert ("camerabewaking", "vastgesteld") in {rij[:2] for rij in maatregelen(spel)}
    assert spel.open_vraag("oordeel").rol is Rol.NCTV


@pytest.mark.norm("N045")
def test_een_dossier_waaraan_iets_ontbreekt_wordt_niet_verzonden():
    spel = tot("overdrachtsdossier")
    vraag = spel.open_vraag("overdrachtsdossier")
    for onderdeel, ontbreekt in (
        ("informatieproducten", "informatieproducten"),
        ("lopende_maatregelen", "lopende maatregelen"),
        ("persoon_en_kerngezin", "persoon en kerngezin"),
        ("contacten", "contacten"),
        ("strafzaak", "strafzaak"),
    ):
        velden = {onderdeel: "ontbreekt"}
        fout = geweigerd(spel, vraag, "verzonden", HOVJ, norm="N045", **velden)
        assert fout.zin == f"Het overdrachtsdossier is niet compleet; er ontbreekt: {ontbreekt}."


@pytest.mark.norm("N045")
def test_op_het_overdrachtsdossier_loopt_een_termijn_die_escaleert():
    spel = tot("overdrachtsdossier", moment=nu())
    vraag = spel.open_vraag("overdrachtsdossier")
    assert (vraag.rol, vraag.gebied) == (Rol.HOVJ, "Oost-Brabant")
    for uren, soort in ((12, "herinnering"), (24, "overschrijding"), (36, "escalatie")):
        assert verteld(spel, "overdrachtsdossier", soort) == []
        haal_in(vraag.sinds + timedelta(hours=uren))
        assert verteld(spel, "overdrachtsdossier", soort) == [HOVJ]


@pytest.mark.norm("N046")
def test_zonder_volledig_dossier_zegt_een_besluit_wat_ontbreekt_en_daarna_komt_er_nieuw_advies():
    spel = tot("overdrachtsdossier")
    doe(spel, "maatregelenadvies", "geleverd", "adviseur_bb")
    besluit = antwoord("besluit_maatregelen", "vaststellen") | {"vervangt_overgenomen": False}
    vraag = spel.open_vraag("besluit_maatregelen")

    def besluit_zonder(wat):
        spel.nu += timedelta(minutes=1)
        beantwoord(vraag, besluit | {"ontbrekende_informatie": wat}, NCTV, spel.nu)

    weigert(spel, "besluit_maatregelen", NCTV, "N046", lambda: besluit_zonder(""))
    besluit_zonder("De aangifte.")
    loop_door(spel.zaaknummer)
    eerste = spel.beeld.lopend("stelsel-maatregelen")
    doe(spel, "overdrachtsdossier", "verzonden", HOVJ)
    doe(spel, "ontvangst_dossier", "onvolledig", NCTV)
    assert spel.beeld.lopend("stelsel-maatregelen") == eerste
    doe(spel, "overdrachtsdossier", "verzonden", HOVJ)
    spel.antwoord(spel.open_vraag("ontvangst_dossier"), "volledig", NCTV)
    assert spel.open_vraag("maatregelenadvies").onderwerp not in eerste


@pytest.mark.norm("N046")
def test_wat_de_nctv_overnam_loopt_door_naast_wat_hij_besluit():
    spel = tot("oordeel")
    spel.spoed(HOVJ)
    doe(spel, "oordeel", "opnemen", NCTV)
    doe(spel, "maatregelenadvies", "geleverd", "adviseur_bb")
    spel.nu += timedelta(minutes=1)
    besluit = antwoord("besluit_maatregelen", "vaststellen", maatregelen=[CAMERA])
    velden = {"ontbrekende_informatie": "De aangifte.", "vervangt_overgenomen": False}
    beantwoord(spel.open_vraag("besluit_maatregelen"), besluit | velden, NCTV, spel.nu)
    assert [rij[:2] for rij in maatregelen(spel)] == [
        ("camerabewaking", "vastgesteld"),
        ("toezicht", "vastgesteld"),
    ]
