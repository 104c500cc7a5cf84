"""One-time codes: each counts once, and guessing shuts the door."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from models.begrippen import Deur
from models.fouten import Geweigerd
from models.tabellen import Functionaris, GebruikteCode, Slot
from tasks.basis.database import lezen, transactie
from tasks.mensen.accounts import geheim_van, trek_in
from tasks.mensen.codes import demo_code, gebruik_code, ongebruikte_code
from tasks.register.geweigerde_pogingen import Code, Poging
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Handelende
from tests.hulp.tegelijk import fouten, in_draden, in_processen
from tests.hulp.zaakspel import HOVJ, NU, RCCB

pytestmark = pytest.mark.norm("N085")
STAP = timedelta(seconds=30)


def code_van(wie, moment=NU):
    with lezen() as sessie:
        return geheim_van(sessie.get_one(Functionaris, wie)).generate_otp(
            int(moment.timestamp()) // 30
        )


def foute_code(wie, moment=NU):
    goed = {code_van(wie, moment + n * STAP) for n in range(-3, 4)}
    return next(kandidaat for n in range(9) if (kandidaat := f"{n:06}") not in goed)


def gebruik(code, *, wie=HOVJ, deur=Deur.A, moment=NU, ingevoerd=None, vraag=""):
    poging = Poging(wie, Code(code), deur, ingevoerd or moment)
    with transactie() as sessie:
        weigering = gebruik_code(sessie, poging, code, vraag=vraag, moment=moment)
    if weigering:
        raise weigering


def mis(aantal, *, moment=NU, **plek):
    """So many wrong codes; what was said last."""
    code = foute_code(HOVJ, moment)
    for _ in range(aantal):
        with pytest.raises(Geweigerd, match="code is onjuist") as weigering:
            gebruik(code, moment=moment, **plek)
    return str(weigering.value)


@pytest.mark.parametrize("verschil", [-1, 0, 1])
def test_een_code_van_een_stap_ervoor_of_erna_geldt(demo, verschil):
    gebruik(code_van(HOVJ, NU + verschil * STAP))
    with lezen() as sessie:
        gebruikt = sessie.exec(select(GebruikteCode)).one()
    assert gebruikt.model_dump() == {
        "functionaris": HOVJ,
        "tijdstap": int(NU.timestamp()) // 30 + verschil,
    }


@pytest.mark.parametrize(
    ("verschil", "zin"),
    [
        (-4, r"^De functionaris of de code is onjuist\."),
        (-3, r"^Deze code geldt niet op dit moment: de klok .* loopt ruim een minuut achter"),
        (-2, r"^Deze code geldt niet op dit moment: de klok .* loopt ruim een minuut achter"),
        (2, r"^Deze code geldt niet op dit moment: de klok .* loopt ruim een minuut voor\."),
        (3, r"^Deze code geldt niet op dit moment: de klok .* loopt ruim een minuut voor\."),
        (4, r"^De functionaris of de code is onjuist\."),
    ],
)
def test_van_een_code_die_een_minuut_afwijkt_wordt_gezegd_dat_de_klok_niet_gelijk_loopt(
    demo, verschil, zin
):
    with pytest.raises(Geweigerd, match=zin):
        gebruik(code_van(HOVJ, NU + verschil * STAP))


@pytest.mark.parametrize("verschil", [-2, 2])
def test_een_klok_die_niet_gelijk_loopt_sluit_geen_deur(demo, verschil):
    for n in range(6):
        moment = NU + n * STAP
        with pytest.raises(Geweigerd, match="de klok van uw telefoon"):
            gebruik(code_van(HOVJ, moment + verschil * STAP), moment=moment)
    mis(4, moment=moment)
    later = NU + 9 * STAP
    gebruik(code_van(HOVJ, later), moment=later)


def test_een_code_die_vooruitloopt_geldt_ook_later_niet_meer(demo):
    """Anders zegt de hint wie raadt welke code straks goed is."""
    straks = NU + 2 * STAP
    with pytest.raises(Geweigerd, match="de klok van uw telefoon"):
        gebruik(code_van(HOVJ, straks))
    with pytest.raises(Geweigerd, match="al gebruikt"):
        gebruik(code_van(HOVJ, straks), moment=straks)


def test_de_grens_van_het_venster_ligt_op_de_seconde(demo):
    code = code_van(HOVJ, NU)
    with pytest.raises(Geweigerd, match="klok"):
        gebruik(code, moment=NU + 2 * STAP)
    gebruik(code, moment=NU + 2 * STAP - timedelta(seconds=1))
    with pytest.raises(Geweigerd, match="klok"):
        gebruik(code_van(HOVJ, NU + 4 * STAP), moment=NU + 3 * STAP - timedelta(seconds=1))


def test_een_code_geldt_een_keer_aan_beide_deuren_samen(demo):
    code = code_van(HOVJ)
    gebruik(code, deur=Deur.A)
    for deur in Deur:
        with pytest.raises(Geweigerd, match="Deze code is al gebruikt"):
            gebruik(code, deur=deur)


def test_een_gebruikte_code_telt_niet_als_fout(demo):
    code = code_van(HOVJ)
    gebruik(code)
    mis(4)
    for _ in range(10):
        with pytest.raises(Geweigerd, match="al gebruikt"):
            gebruik(code)
    gebruik(code_van(HOVJ, NU + STAP))


def test_vijf_fouten_sluiten_de_deur_een_minuut_en_dat_wordt_gezegd(demo):
    mis(4)
    with pytest.raises(Geweigerd, match="deze deur is nu 60 s gesloten"):
        gebruik(foute_code(HOVJ))
    for na, nog in ((0, 61), (1, 60), (30, 31), (59, 2)):
        moment = NU + timedelta(seconds=na)
        with pytest.raises(Geweigerd, match=f"Te vaak .* code; deze deur is nog {nog} s gesloten"):
            gebruik(code_van(HOVJ, moment), moment=moment)
    open_ = NU + timedelta(seconds=60)
    gebruik(code_van(HOVJ, open_), moment=open_)


def test_na_het_slot_begint_het_tellen_opnieuw(demo):
    mis(5)
    later = NU + timedelta(seconds=60)
    mis(4, moment=later)
    gebruik(code_van(HOVJ, later), moment=later)


def test_een_goede_code_zet_de_teller_op_nul(demo):
    mis(4)
    gebruik(code_van(HOVJ))
    mis(4)
    gebruik(code_van(HOVJ, NU + STAP))


def test_elk_slot_duurt_twee_keer_zo_lang_en_dat_wordt_gezegd(demo):
    gezegd = [mis(5, moment=NU + timedelta(hours=uur)) for uur in range(6)]
    duren = ["60 s", "120 s", "4 minuten", "8 minuten", "16 minuten", "32 minuten"]
    assert [zin.split("deze deur is nu ")[1].split(" gesloten")[0] for zin in gezegd] == duren


def test_na_twaalf_sloten_blijft_de_deur_dicht_ook_voor_een_juiste_code(demo):
    blijft_dicht(HOVJ)
    later = NU + timedelta(days=400)
    with pytest.raises(Geweigerd, match=r"blijft gesloten.*regie functionaris ontgrendel"):
        gebruik(code_van(HOVJ, later), moment=later)
    gebruik(code_van(HOVJ, later), moment=later, deur=Deur.B, vraag="v1")


def blijft_dicht(wie, **plek):
    """Raad zo vaak als kan, tot de deur niet meer opengaat."""
    moment, keer = NU, 0
    while True:
        keer += 1
        with pytest.raises(Geweigerd) as weigering:
            gebruik(foute_code(HOVJ, moment), wie=wie, moment=moment, **plek)
        with lezen() as sessie:
            slot = sessie.exec(select(Slot)).one()
        if slot.dicht:
            return keer, str(weigering.value)
        moment = max(moment, slot.tot or moment)


@pytest.mark.parametrize("wie", [HOVJ, "bestaat.niet"])
def test_wie_raadt_zo_vaak_als_kan_krijgt_hooguit_tachtig_kansen(demo, wie):
    keer, zin = blijft_dicht(wie)
    assert (keer <= 80, "blijft nu gesloten" in zin) == (True, True)


def test_een_slot_geldt_voor_een_functionaris_aan_een_deur(demo):
    mis(5, deur=Deur.A)
    gebruik(code_van(HOVJ), deur=Deur.B)
    gebruik(code_van(RCCB), wie=RCCB, deur=Deur.A)
    with pytest.raises(Geweigerd, match="Te vaak"):
        gebruik(code_van(HOVJ, NU + STAP), deur=Deur.A)


def test_op_de_pagina_sluit_een_slot_de_vraag_en_niet_de_functionaris(demo):
    mis(5, wie=RCCB, deur=Deur.B, vraag="v1")
    with pytest.raises(Geweigerd, match=r"Te vaak.*antwoord met `regie besluit`"):
        gebruik(code_van(RCCB), wie=RCCB, deur=Deur.B, vraag="v1")
    gebruik(code_van(RCCB), wie=RCCB, deur=Deur.B, vraag="v2")
    gebruik(code_van(RCCB, NU + STAP), wie=RCCB)


def test_op_de_pagina_tellen_alle_ids_samen_en_is_de_vraag_gauw_dicht(demo):
    mis(4, wie=RCCB, deur=Deur.B, vraag="v1")
    assert "60 s gesloten" in mis(1, wie="bestaat.niet", deur=Deur.B, vraag="v1")
    keer, zin = blijft_dicht("bestaat.niet", deur=Deur.B, vraag="v1")
    assert keer + 5 <= 20
    assert "op deze pagina kan dat voor deze vraag niet meer" in zin


def test_een_juiste_code_op_de_pagina_laat_geen_rij_na(demo):
    gebruik(code_van(HOVJ), deur=Deur.B, vraag="v1")
    gebruik(code_van(HOVJ, NU + STAP))
    with lezen() as sessie:
        assert sessie.exec(select(Slot)).all() == []


@pytest.mark.parametrize(("seconden", "mag"), [(0, True), (29, True), (119, False), (121, False)])
def test_een_code_van_wat_nog_komt_geldt_niet_wat_het_moment_van_invoer_ook_zegt(
    demo, seconden, mag
):
    """Whoever writes to Prefect's database chooses the moment of input."""
    straks = NU + timedelta(seconds=seconden)
    if mag:
        gebruik(code_van(HOVJ, straks), ingevoerd=straks, deur=Deur.B, vraag="v1")
        return
    with pytest.raises(Geweigerd) as weigering:
        gebruik(code_van(HOVJ, straks), ingevoerd=straks, deur=Deur.B, vraag="v1")
    assert ("moment van invoer" in str(weigering.value)) == (seconden > 120)
    gebruik(code_van(HOVJ), deur=Deur.B, vraag="v1")


def test_een_slot_gaat_naar_onze_klok_en_niet_naar_het_moment_van_invoer(demo):
    toen = NU - timedelta(hours=1)
    mis(5, ingevoerd=toen, deur=Deur.B, vraag="v1")
    with pytest.raises(Geweigerd, match="nog 61 s gesloten"):
        gebruik(
            code_van(HOVJ, toen + 5 * STAP),
            ingevoerd=toen + 5 * STAP,
            deur=Deur.B,
            vraag="v1",
        )


def test_wie_niet_bestaat_en_wie_zich_vergist_horen_tot_het_einde_hetzelfde(demo):
    moment, gezegd = NU, ""
    while "blijft" not in gezegd:
        for na in (timedelta(0), timedelta(seconds=9)):  # and at once again
            gezegd, ook = (_geweigerd(wie, moment + na) for wie in (HOVJ, "bestaat.niet"))
            assert gezegd == ook
        with lezen() as sessie:
            moment = max(
                moment + timedelta(minutes=1), sessie.get_one(Slot, (HOVJ, "a", "")).tot or NU
            )
    assert _geweigerd(HOVJ, moment) == _geweigerd("bestaat.niet", moment)


def _geweigerd(wie, moment):
    with pytest.raises(Geweigerd) as weigering:
        gebruik(foute_code(HOVJ, moment), wie=wie, moment=moment)
    return str(weigering.value)


def test_wat_voor_een_onbekende_id_is_getypt_staat_nergens_leesbaar_en_verdwijnt(demo):
    mis(1, wie="geheim.getypt")
    with lezen() as sessie:
        (slot,) = sessie.exec(select(Slot))
    assert "geheim" not in slot.functionaris
    assert slot.wie == ""
    mis(1, wie="een.ander", moment=NU + timedelta(hours=7))
    with lezen() as sessie:
        (ander,) = sessie.exec(select(Slot))
    assert ander.functionaris != slot.functionaris


@pytest.mark.parametrize("getypt", ["{} {}", " {}{} ", "{}\u00a0{}", "{}\u202f{}"])
def test_een_code_zoals_apps_haar_tonen_geldt(demo, getypt):
    code = code_van(HOVJ)
    gebruik(getypt.format(code[:3], code[3:]))


def aan_deur(code, deur):
    gebruik(code, deur=deur, vraag="v1")


def test_een_code_aan_beide_deuren_tegelijk_telt_precies_een_keer(demo):
    code = code_van(HOVJ)
    deuren = [*Deur] * 2
    uitkomsten = in_processen(aan_deur, *((code, deur) for deur in deuren))
    gezegd = [str(fout)[:25] for fout in fouten(uitkomsten)]
    assert gezegd == ["Deze code is al gebruikt;"] * (len(deuren) - 1)
    ander = code_van(HOVJ, NU + STAP)
    uitkomsten = in_draden(*(lambda deur=deur: aan_deur(ander, deur) for deur in deuren))
    assert len(fouten(uitkomsten)) == len(deuren) - 1


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "é" * 6, "\x00" * 6])
def test_wat_geen_code_is_wordt_geweigerd(demo, code):
    with pytest.raises(Geweigerd, match="onjuist"):
        gebruik(code)


@pytest.mark.parametrize("wie", ["bestaat.niet", "", "x' OR '1'='1"])
def test_wie_niet_bestaat_krijgt_dezelfde_zin_als_wie_zich_vergist(demo, wie):
    with pytest.raises(Geweigerd, match="De functionaris of de code is onjuist"):
        gebruik("123456", wie=wie)


def test_een_ingetrokken_functionaris_heeft_geen_geldige_code_meer(demo):
    with transactie() as sessie:
        trek_in(sessie, HOVJ, door=Handelende(), moment=NU)
    with pytest.raises(Geweigerd, match="De functionaris of de code is onjuist"):
        gebruik(code_van(HOVJ))


def test_ook_in_het_uur_dat_tweemaal_komt_geldt_elke_code(demo):
    """25 oktober 2026, 02:30: zomertijd en wintertijd zijn andere momenten."""
    for uur in (0, 1):
        moment = datetime(2026, 10, 25, uur, 30, tzinfo=UTC)
        gebruik(code_van(HOVJ, moment), moment=moment)


def test_er_zijn_drie_ongebruikte_codes_en_dan_geen(demo):
    gegeven = []
    while code := ongebruikte_code(HOVJ, moment=NU):
        gebruik(code)
        gegeven.append(code)
    assert sorted(gegeven) == sorted(code_van(HOVJ, NU + n * STAP) for n in (-1, 0, 1))
    assert ongebruikte_code(HOVJ, moment=NU + STAP) == code_van(HOVJ, NU + 2 * STAP)
    assert ongebruikte_code("bestaat.niet", moment=NU) is None


@pytest.mark.parametrize("wie", ["hovj.limburg", "bestaat.niet"])
def test_wie_buiten_een_demo_een_code_vraagt_krijgt_geen_en_dat_staat_vast(installatie, wie):
    with pytest.raises(Geweigerd, match="alleen op een demo-installatie") as weigering:
        demo_code(wie)
    with lezen() as sessie:
        (feit,) = feiten(sessie, BEHEER)
    assert (feit.soort, feit.stap, feit.functionaris) == ("poging", "code", "")
    assert feit.inhoud == feit.inhoud | {
        "functionaris": wie,
        "reden": weigering.value.zin,
        "norm": None,
        "deur": "a",
    }


def test_dezelfde_code_in_acht_processen_telt_precies_een_keer(demo):
    uitkomsten = in_processen(gebruik, *[(code_van(HOVJ),)] * 8)
    assert [str(fout)[:25] for fout in fouten(uitkomsten)] == ["Deze code is al gebruikt;"] * 7


def test_vijf_fouten_tegelijk_sluiten_de_deur(demo):
    code = foute_code(HOVJ)
    uitkomsten = in_draden(*[lambda: gebruik(code)] * 8)
    zinnen = sorted(fout.zin for fout in fouten(uitkomsten))
    assert [zin[:12] for zin in zinnen] == ["De code is o"] + ["De functiona"] * 4 + [
        "Te vaak een "
    ] * 3
