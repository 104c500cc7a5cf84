"""Vierhoeksoverleg and what a release decides, on both databases: who hears, and not before."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.begrippen import Deur, Rol
from models.fouten import Geweigerd
from models.tabellen import Bericht
from models.voorbeelden.invoer import acuut, vierhoeksoverleg, voorafspraken
from tasks.antwoorden.beslissen import beslis
from tasks.basis.database import lezen
from tasks.berichten import uitnodiging
from tasks.gemeenten import informeren, vierhoek, vrijgave
from tasks.gemeenten.voorafspraken import leg_voorafspraken_vast
from tasks.register.geweigerde_pogingen import Code, Poging
from tests.hulp.voorbeelden import MAATREGEL, antwoord
from tests.hulp.zaakspel import HOVJ, Zaakspel, code, getekend, weigert
from tests.tasks.gemeenten.test_informeren import (
    ELDERS,
    NCTV,
    WERKT,
    WOONT,
    aov,
    burgemeester,
    doe,
    geef_vrij,
    loco,
    naar,
    vragen,
)


@pytest.fixture
def spel(demo):
    return Zaakspel(doelwit__werkgemeente=WERKT)


def eerst(spel, gemeente, rol):
    """Agree that this role is told first."""
    spel.nu += timedelta(minutes=1)
    ladder = dict.fromkeys([rol, "burgemeester", "loco_burgemeester", "aov"])
    invoer = voorafspraken(spel.nu) | {"ladder": list(ladder), "waarneming": []}
    wie = aov(gemeente)
    leg_voorafspraken_vast(gemeente, invoer, getekend(wie, spel.nu), moment=spel.nu)


def op_de_pagina(spel, vraag, **velden):
    spel.nu += timedelta(minutes=1)
    poging = Poging(NCTV, Code(code(NCTV, spel.nu)), Deur.B, spel.nu)
    beslis(vraag.id, antwoord("vrijgave", "vrijgegeven", **velden), poging, moment=spel.nu)


@pytest.mark.norm("N061")
@pytest.mark.parametrize(
    "wie", [burgemeester(WOONT), "hovj.oost-brabant", "politie.oost-brabant", NCTV]
)
def test_elk_van_de_vier_vraagt_een_overleg_en_wie_erbij_hoort_krijgt_een_uitnodiging(spel, wie):
    spel.wijs_aan()
    doe(spel, vierhoek.vraag_vierhoeksoverleg, vierhoeksoverleg(spel.nu), wie)
    rest = {"hovj.oost-brabant", "politie.oost-brabant", NCTV}
    weet_het = {wie} - rest
    assert {w for _, w in naar(spel, "vierhoeksoverleg")} == rest | weet_het
    geef_vrij(spel, WERKT)
    assert {w for _, w in naar(spel, "vierhoeksoverleg")} == rest | weet_het
    geef_vrij(spel, WOONT)  # N057: before this, a gemeente hears nothing that it did not ask
    assert [w for _, w in naar(spel, "vierhoeksoverleg")].count(burgemeester(WOONT)) == 1
    with lezen() as sessie:
        bericht = sessie.exec(select(Bericht).where(Bericht.stap == "vierhoeksoverleg")).first()
        agenda = uitnodiging.uitnodiging(sessie, bericht).decode()
    assert f"SUMMARY:Overleg over zaak {spel.zaaknummer}" in agenda
    for geheim in ("Verzonnen", "Voorbeeld", "Testpersoon", "Eindhoven", WOONT, "burgemeester"):
        assert geheim not in agenda


@pytest.mark.norm("N057", "N061")
def test_een_acuut_risico_laat_de_gemeente_ook_weten_van_een_overleg_dat_al_was_gepland(spel):
    spel.wijs_aan()
    doe(spel, vierhoek.vraag_vierhoeksoverleg, vierhoeksoverleg(spel.nu), NCTV)
    assert burgemeester(WOONT) not in {w for _, w in naar(spel, "vierhoeksoverleg")}
    doe(spel, informeren.acuut, acuut(), NCTV)
    assert [w for _, w in naar(spel, "vierhoeksoverleg")].count(burgemeester(WOONT)) == 1


@pytest.mark.norm("N061")
def test_de_kmar_komt_erbij_waar_zij_maatregelen_uitvoert(demo):
    spel = Zaakspel().tot("besluit_maatregelen")
    kmar = [{**MAATREGEL, "uitvoerder": "kmar"}]
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, maatregelen=kmar)
    spel.wijs_aan()
    doe(spel, vierhoek.vraag_vierhoeksoverleg, vierhoeksoverleg(spel.nu), NCTV)
    vier = {HOVJ, "politie.oost-brabant", NCTV}  # the gemeente knows of nothing yet
    assert {w for _, w in naar(spel, "vierhoeksoverleg")} == {*vier, "kmar"}


@pytest.mark.norm("N076")
def test_wie_bedreigd_is_wordt_niet_uitgenodigd_en_leest_niet_wat_is_vrijgegeven(demo):
    spel = Zaakspel(doelwit__functionaris=burgemeester(WOONT)).wijs_aan()
    geef_vrij(spel, WOONT)
    doe(spel, vierhoek.vraag_vierhoeksoverleg, vierhoeksoverleg(spel.nu), NCTV)
    assert burgemeester(WOONT) not in {w for _, w in naar(spel, "vierhoeksoverleg")}
    wie = burgemeester(WOONT)

    def leest():
        vrijgave.lees_vrijgave(spel.zaaknummer, getekend(wie, spel.nu), moment=spel.nu)

    weigert(spel, "vrijgave", wie, "N076", leest)


@pytest.mark.norm("N061")
def test_een_vierhoek_is_er_alleen_over_een_stelselcasus_in_die_gemeente(spel):
    invoer = vierhoeksoverleg(spel.nu)
    stap = "vierhoeksoverleg"
    weigert(
        spel, stap, NCTV, "N061", lambda: doe(spel, vierhoek.vraag_vierhoeksoverleg, invoer, NCTV)
    )
    spel.wijs_aan()
    elders = invoer | {"gemeente": ELDERS}
    weigert(
        spel, stap, NCTV, "N061", lambda: doe(spel, vierhoek.vraag_vierhoeksoverleg, elders, NCTV)
    )
    for wie in (burgemeester(WERKT), "rccb.oost-brabant", "hovj.limburg"):
        doe_ = lambda wie=wie: doe(spel, vierhoek.vraag_vierhoeksoverleg, invoer, wie)  # noqa: E731
        weigert(spel, stap, wie, "N061", doe_)


@pytest.mark.norm("N061", "N119")
def test_een_vierhoek_nodigt_uit_wie_de_gemeente_die_dag_laat_weten(spel):
    spel.wijs_aan()
    geef_vrij(spel, WOONT)
    eerst(spel, WOONT, "loco_burgemeester")
    doe(spel, vierhoek.vraag_vierhoeksoverleg, vierhoeksoverleg(spel.nu), NCTV)
    uitgenodigd = {w for _, w in naar(spel, "vierhoeksoverleg")}
    assert loco(WOONT) in uitgenodigd
    assert burgemeester(WOONT) not in uitgenodigd
    wie = aov(WOONT)  # whoever reads learns of it too, also without an attachment
    spel.nu += timedelta(minutes=1)
    gelezen = vrijgave.lees_vrijgave(spel.zaaknummer, getekend(wie, spel.nu), moment=spel.nu)
    assert gelezen[-1]["vierhoeksoverleg"][0]["duur_min"] == vierhoeksoverleg(spel.nu)["duur_min"]


@pytest.mark.norm("N061", "N079")
def test_het_eigen_parket_van_een_bedreigde_hoofdofficier_komt_niet_in_een_vierhoek(demo):
    functie = {"doelwit__functie": "hoofdofficier_van_justitie", "doelwit__parket": "Oost-Brabant"}
    spel = Zaakspel(**functie)
    ander = f"hovj.{spel.beeld.gezag.gebied.lower()}"
    assert ander != HOVJ
    spel.wijs_aan(ander)
    geef_vrij(spel, WOONT)
    doe(spel, vierhoek.vraag_vierhoeksoverleg, vierhoeksoverleg(spel.nu), NCTV)
    assert {w for _, w in naar(spel, "vierhoeksoverleg") if w.startswith("hovj")} == {ander}


@pytest.mark.norm("N061", "N078")
def test_de_eigen_eenheid_van_een_bedreigde_politiechef_komt_niet_in_een_vierhoek(demo):
    spel = Zaakspel(doelwit__functie="politiechef", doelwit__eenheid="Oost-Brabant").wijs_aan()
    geef_vrij(spel, WOONT)
    doe(spel, vierhoek.vraag_vierhoeksoverleg, vierhoeksoverleg(spel.nu), NCTV)
    politie = {w for _, w in naar(spel, "vierhoeksoverleg") if w.startswith("politie")}
    assert politie == {"politie.limburg"}


@pytest.mark.norm("N055", "N119")
def test_wie_waarneemt_bij_de_vrijgave_hoort_het_niet_wie_dat_deed_bij_de_aanwijzing(spel):
    spel.wijs_aan()
    eerst(spel, WOONT, "aov")
    vraag = geef_vrij(spel, WOONT)
    assert (vraag.rol, vraag.gebied) == (Rol.AOV, WOONT)
    spel.antwoord(vraag, "ontvangen", burgemeester(WOONT))  # who is back may confirm and read


@pytest.mark.norm("N057")
def test_op_de_pagina_noemt_de_nctv_voor_welke_van_twee_gemeenten_een_vrijgave_is(spel):
    spel.wijs_aan()
    vraag = vragen(spel, "vrijgave")[WOONT]
    for genoemd, zin in ((WERKT, "andere gemeente"), (None, "meer dan een")):
        with pytest.raises(Geweigerd, match=zin) as weigering:
            op_de_pagina(spel, vraag, gemeente=genoemd)
        assert WOONT not in weigering.value.op_de_pagina
    op_de_pagina(spel, vraag, gemeente=WOONT)
    op_de_pagina(spel, vragen(spel, "vrijgave")[WERKT], gemeente=None)  # the only one left
