"""What a gemeente agrees beforehand, on both databases: who is told, who covers, when reviewed."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from models.begrippen import Rol
from models.formulieren.voorafspraken import Voorafspraken, volgorde_op
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.tabellen import Bericht, Installatie, Kanaal, Mandaat, Voorafspraak
from models.voorbeelden.invoer import acuut, voorafspraken
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.gemeenten import informeren
from tasks.gemeenten.herziening import met_mensen, vraag_om_herziening, zonder_ladder
from tasks.gemeenten.voorafspraken import leg_voorafspraken_vast, overzicht, stand
from tasks.mensen.mandaten import geef_mandaat
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Handelende
from tests.hulp.postspel import bevestig_kanalen, kanalen
from tests.hulp.voorbeelden import problemen
from tests.hulp.zaakspel import NU, Zaakspel, getekend
from tests.tasks.gemeenten.test_informeren import (
    WERKT,
    WOONT,
    aov,
    burgemeester,
    doe,
    geef_vrij,
    loco,
    naar,
)

AOV = aov(WOONT)


def leg_vast(wie=AOV, gemeente=WOONT, *, tweede="", moment=NU, **velden):
    invoer = voorafspraken(moment) | velden
    wie_ook = [getekend(mens, moment) for mens in (wie, tweede) if mens]
    leg_voorafspraken_vast(gemeente, invoer, *wie_ook, moment=moment)


@pytest.mark.norm("N119", "N125")
def test_wat_is_afgesproken_komt_terug_met_training_protocol_en_herziening(demo):
    leg_vast(gemeente="Eindhoven", training="gepland", protocol="niet")
    gevonden = stand("eindhoven", moment=NU)
    assert gevonden["voorafspraken"]["training"] == "gepland"
    assert [w["functionaris"] for w in gevonden["ladder"]] == [
        burgemeester(WOONT),
        loco(WOONT),
        AOV,
    ]
    (rij,) = overzicht()
    assert (rij["gemeente"], rij["training"], rij["protocol"]) == (WOONT, "gepland", "niet")
    assert rij["herzien_op"] == (dag(NU) + timedelta(days=360)).isoformat()


@pytest.mark.norm("N119")
def test_de_afgesproken_volgorde_bepaalt_wie_bericht_krijgt(demo):
    leg_vast(ladder=["aov", "burgemeester"], waarneming=[])
    spel = Zaakspel(doelwit__werkgemeente=None)
    spel.wijs_aan()
    vraag = geef_vrij(spel, WOONT)
    assert (vraag.rol, naar(spel)) == (Rol.AOV, [("vraag", AOV)])
    doe(spel, informeren.acuut, acuut(), "nctv")
    assert naar(spel) == [("vraag", AOV)] * 2  # here no release says again who is told


@pytest.mark.norm("N119")
def test_wie_waarneemt_komt_in_de_plaats_zolang_dat_duurt():
    waarneming = {
        "voor": "burgemeester",
        "door": "loco_burgemeester",
        "van": "2026-03-10",
        "tot_en_met": "2026-03-12",
    }
    afspraken = Voorafspraken.model_validate(voorafspraken(NU) | {"waarneming": [waarneming]})
    gewoon = (Rol.BURGEMEESTER, Rol.LOCO_BURGEMEESTER, Rol.AOV)
    assert [volgorde_op(afspraken, date(2026, 3, d)) for d in (9, 10, 12, 13)] == [
        gewoon,
        gewoon[1:],
        gewoon[1:],
        gewoon,
    ]


@pytest.mark.norm("N119")
def test_adressen_horen_bij_mensen_van_de_gemeente_en_worden_niet_herhaald(demo):
    geheim = "mailto://wie:kanarie@mail.example.org"
    bereikbaar = [{"functionaris": burgemeester(WOONT), "kanalen": [geheim]}]
    leg_vast("beheerder", tweede="beheerder2", bereikbaar=bereikbaar)
    with lezen() as sessie:
        waar = col(Kanaal.functionaris) == burgemeester(WOONT)
        assert sessie.exec(select(Kanaal.soort).where(waar)).all() == ["mailto"]
        vast = feiten(sessie, BEHEER)
    assert "kanarie" not in str(vast)
    assert [feit.inhoud["tweede"]["functionaris"] for feit in vast[-2:]] == ["beheerder2"] * 2
    elders = [{"functionaris": burgemeester(WERKT), "kanalen": [geheim]}]
    with pytest.raises(OnjuisteInvoer, match="geen mandaat in GM0772") as fout:
        leg_vast(bereikbaar=elders, moment=NU + timedelta(minutes=1))
    assert "kanarie" not in str(fout.value)


@pytest.mark.norm("N119")
def test_iemand_van_de_gemeente_wijzigt_de_eigen_adressen_en_niet_die_van_een_collega(demo):
    nieuw = ["mailto://x:y@example.org"]

    def langs(wie):
        leg_vast(bereikbaar=[{"functionaris": wie, "kanalen": nieuw}])
        with lezen() as sessie:
            return sessie.exec(select(Kanaal.soort).where(Kanaal.functionaris == wie)).all()

    with pytest.raises(Geweigerd, match="Niemand wijzigt alleen de adressen van een ander"):
        langs(burgemeester(WOONT))
    assert overzicht() == []
    assert langs(AOV) == ["mailto"]


@pytest.mark.norm("N119")
@pytest.mark.parametrize("oud", [False, True])
def test_een_beheerder_wijzigt_de_ladder_buiten_een_demo_met_een_tweede_die_is_uitgerust(demo, oud):
    with transactie() as sessie:
        sessie.get_one(Installatie, "demo").waarde = "nee"
        van = select(Mandaat).where(Mandaat.functionaris == "beheerder2")
        sessie.exec(van).one().gegeven_op = NU - timedelta(hours=25 if oud else 23)
    with pytest.raises(Geweigerd, match="een beheerder alleen geen afspraken"):
        leg_vast("beheerder", ladder=["aov"])
    if not oud:
        with pytest.raises(Geweigerd, match="telt pas mee"):
            leg_vast("beheerder", tweede="beheerder2", ladder=["aov"])
        assert overzicht() == []
        return
    leg_vast("beheerder", tweede="beheerder2", ladder=["aov"])
    assert [w["rol"] for w in stand(WOONT, moment=NU)["ladder"]] == ["aov"]


@pytest.mark.norm("N119")
@pytest.mark.parametrize("wie", [burgemeester(WERKT), "nctv", "politie.oost-brabant"])
def test_een_ander_dan_de_gemeente_of_een_beheerder_legt_niets_vast(demo, wie):
    with pytest.raises(Geweigerd, match="N119"):
        leg_vast(wie)
    with lezen() as sessie:
        assert sessie.exec(select(Voorafspraak)).all() == []
        assert feiten(sessie, BEHEER)[-1].inhoud["functionaris"] == wie
    leg_vast("beheerder")
    assert len(overzicht()) == 1


@pytest.mark.parametrize("gemeente", ["Eindhove", "GM9999", ""])
def test_een_onbekende_gemeente_wordt_niet_gevonden(demo, gemeente):
    with pytest.raises(NietGevonden, match="GEMEENTE"):
        leg_vast(gemeente=gemeente)


@pytest.mark.parametrize("dagen", [0, 367])
def test_herzien_gebeurt_na_vandaag_en_binnen_een_jaar(demo, dagen):
    with pytest.raises(OnjuisteInvoer, match="herzien_op"):
        leg_vast(herzien_op=(dag(NU) + timedelta(days=dagen)).isoformat())


@pytest.mark.parametrize(
    ("fout", "probleem"),
    [
        ({"ladder": ["aov", "aov"]}, "noem ieder een keer"),
        ({"ladder": ["hovj"]}, "ladder.0"),
        ({"ladder": []}, "ladder"),
        ({"training": "misschien"}, "training"),
    ],
)
def test_wat_niet_past_wordt_niet_afgesproken(fout, probleem):
    (regel,) = problemen(Voorafspraken, voorafspraken(NU) | fout)
    assert probleem in regel


@pytest.mark.norm("N119")
def test_dertig_dagen_voor_de_datum_en_dan_elke_week_wordt_herziening_gevraagd(demo):
    leg_vast()
    herzien = NU + timedelta(days=360)

    def gevraagd(moment):
        with transactie() as sessie:
            return vraag_om_herziening(sessie, moment=moment)

    momenten = [herzien - timedelta(days=dagen) for dagen in (40, 29, 28, 22, 1)]
    assert [gevraagd(m) for m in momenten] == [([WOONT] * keer, []) for keer in (0, 1, 0, 1, 1)]
    with lezen() as sessie:
        berichten = sessie.exec(select(Bericht).where(Bericht.stap == "voorafspraken")).all()
    assert {(b.functionaris, b.zaaknummer) for b in berichten} == {(AOV, BEHEER)}
    assert gevraagd(herzien + timedelta(days=8)) == ([WOONT], [WOONT])
    with lezen() as sessie:  # the date has passed: not only who keeps them hears it
        laatste = select(Bericht.functionaris).where(Bericht.stap == "voorafspraken")
        assert sessie.exec(laatste.order_by(col(Bericht.id).desc())).first() == burgemeester(WOONT)
    leg_vast(moment=herzien)
    assert gevraagd(herzien + timedelta(days=16)) == ([], [])


@pytest.mark.norm("N119")
def test_waar_niemand_op_de_ladder_te_bereiken_is_wordt_gemeld(demo):
    leg_vast(ladder=["burgemeester"], waarneming=[])
    kanalen(**{AOV: ["webhook://:geheim@127.0.0.1:1/"], aov(WERKT): ["mailto://x:y@example.org"]})

    def zonder():
        with lezen() as sessie:
            codes = zonder_ladder(sessie, met_mensen(sessie, moment=NU), moment=NU)
        return WOONT in codes, WERKT in codes

    assert zonder() == (True, True), "nobody confirmed that something arrives"
    bevestig_kanalen()
    assert zonder() == (True, False)


@pytest.mark.norm("N119")
def test_wie_waarneemt_voor_een_waarnemer_hoort_het():
    def waarneming(voor, door):
        dagen = {"van": "2026-02-01", "tot_en_met": "2026-02-28"}
        return {"voor": voor, "door": door, **dagen}

    def volgorde(*paren):
        invoer = voorafspraken(NU) | {"waarneming": [waarneming(*paar) for paar in paren]}
        return volgorde_op(Voorafspraken.model_validate(invoer), dag(NU))

    ziek, ook_ziek = ("burgemeester", "loco_burgemeester"), ("loco_burgemeester", "aov")
    assert volgorde(ziek) == (Rol.LOCO_BURGEMEESTER, Rol.AOV)
    assert volgorde(ziek, ook_ziek) == (Rol.AOV,)
    voor_elkaar = volgorde(ziek, ("loco_burgemeester", "burgemeester"))
    assert voor_elkaar == (Rol.BURGEMEESTER, Rol.LOCO_BURGEMEESTER, Rol.AOV)
    dubbel = [waarneming("burgemeester", "aov"), waarneming("burgemeester", "loco_burgemeester")]
    (probleem,) = problemen(Voorafspraken, voorafspraken(NU) | {"waarneming": dubbel})
    assert "overlappen twee periodes" in probleem


@pytest.mark.norm("N119")
def test_een_gemeente_wijzigt_geen_adres_van_wie_ook_elders_werkt(demo):
    with transactie() as sessie:
        ook = Mandaat(functionaris=AOV, rol=Rol.AOV, gebied=WERKT, van=NU)
        geef_mandaat(sessie, ook, door=Handelende(), moment=NU)
    with pytest.raises(OnjuisteInvoer, match="ook elders een mandaat"):
        leg_vast(bereikbaar=[{"functionaris": AOV, "kanalen": ["mailto://x:y@example.org"]}])
