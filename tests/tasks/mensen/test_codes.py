"""One-time codes: each counts once, and guessing shuts the door."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from models.begrippen import Deur
from models.fouten import Geweigerd
from models.tabellen import Functionaris, GebruikteCode
from tasks.basis.database import lezen, transactie
from tasks.mensen.codes import demo_code, gebruik_code, ongebruikte_code
from tasks.mensen.functionarissen import geheim_van, trek_in
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
    goed = {code_van(wie, moment + n * STAP) for n in (-1, 0, 1)}
    return next(kandidaat for n in range(9) if (kandidaat := f"{n:06}") not in goed)


def gebruik(code, *, wie=HOVJ, deur=Deur.A, moment=NU):
    with transactie() as sessie:
        weigering = gebruik_code(sessie, wie, code, deur=deur, moment=moment)
    if weigering:
        raise weigering


def mis(aantal, *, moment=NU, deur=Deur.A, wie=HOVJ):
    for _ in range(aantal):
        with pytest.raises(Geweigerd, match="code is onjuist"):
            gebruik(foute_code(wie, moment), moment=moment, deur=deur, wie=wie)


@pytest.mark.parametrize("verschil", [-1, 0, 1])
def test_een_code_van_een_stap_ervoor_of_erna_geldt(demo, verschil):
    gebruik(code_van(HOVJ, NU + verschil * STAP))
    with lezen() as sessie:
        gebruikt = sessie.exec(select(GebruikteCode)).one()
    assert gebruikt.model_dump() == {
        "functionaris": HOVJ,
        "tijdstap": int(NU.timestamp()) // 30 + verschil,
    }


@pytest.mark.parametrize("verschil", [-2, 2])
def test_een_code_van_twee_stappen_ervoor_of_erna_niet(demo, verschil):
    with pytest.raises(Geweigerd, match=r"^De functionaris of de code is onjuist\."):
        gebruik(code_van(HOVJ, NU + verschil * STAP))


def test_de_grens_van_het_venster_ligt_op_de_seconde(demo):
    code = code_van(HOVJ, NU)
    with pytest.raises(Geweigerd, match="onjuist"):
        gebruik(code, moment=NU + 2 * STAP)
    with pytest.raises(Geweigerd, match="onjuist"):
        gebruik(code, moment=NU - STAP - timedelta(seconds=1))
    gebruik(code, moment=NU + 2 * STAP - timedelta(seconds=1))


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


def test_een_slot_geldt_voor_een_functionaris_aan_een_deur(demo):
    mis(5, deur=Deur.A)
    gebruik(code_van(HOVJ), deur=Deur.B)
    gebruik(code_van(RCCB), wie=RCCB, deur=Deur.A)
    with pytest.raises(Geweigerd, match="Te vaak"):
        gebruik(code_van(HOVJ, NU + STAP), deur=Deur.A)


def test_een_poging_aan_een_dichte_deur_verbruikt_de_code_niet(demo):
    mis(5)
    code = code_van(HOVJ)
    with pytest.raises(Geweigerd, match="Te vaak"):
        gebruik(code)
    gebruik(code, deur=Deur.B)


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
