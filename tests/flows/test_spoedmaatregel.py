"""Process 2 through the real flow: every outcome, taken in by a decision, shown in Prefect."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from models.begrippen import Domein, Rol, Status, StatusMaatregel
from models.tabellen import Maatregel, Proces, Termijn, Vraag
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu, op_scherm
from tasks.termijnen.bewaking import zonder_ladder, zonder_termijn
from tests.flows.test_deur_b import GETYPT, alle, hervat, ingevuld, rijen, typwerk
from tests.hulp.mensen import Spel
from tests.hulp.prefect import wacht_tot

pytestmark = pytest.mark.timeout(600)
VAST, WEG = StatusMaatregel.VASTGESTELD, StatusMaatregel.BEEINDIGD
TITELS = {"afstemming": "Afstemming spoedmaatregel", "vaststelling": "Vaststelling spoedmaatregel"}
ADVISEUR = {"als": Rol.ADVISEUR_BBC}
TOT_BESLUIT = ("ernstige_dreiging", "lokaal_domein", "maatregeladvies", "geleverd")


def statussen(zaaknummer: str, onderwerp: str) -> list[StatusMaatregel]:
    with lezen() as sessie:
        waar = Maatregel.zaaknummer == zaaknummer, Maatregel.onderwerp == onderwerp
        return sorted(rij.status for rij in sessie.exec(select(Maatregel).where(*waar)))


def einde(spel: Spel, zaaknummer: str, onderwerp: str) -> dict[str, Any]:
    """Its only run, once that has ended by itself."""
    wacht_tot(lambda: spel.wacht(zaaknummer, onderwerp=onderwerp) is None)

    def klaar() -> dict[str, Any] | None:
        (run,) = spel.runs(zaaknummer, onderwerp)
        return run if run["state_type"] == "COMPLETED" else None

    return wacht_tot(klaar, binnen=30, uitleg=f"de run van {onderwerp} eindigt niet")


def graaf(spel: Spel, run: dict[str, Any]) -> list[str]:
    """Names of the tasks of this run, in order."""
    waar = {"flow_runs": {"id": {"any_": [run["id"]]}}, "sort": "EXPECTED_START_TIME_ASC"}
    return [taak["name"] for taak in spel.prefect.post("/task_runs/filter", json=waar).json()]


def kaart(spel: Spel, zaaknummer: str) -> str:
    waar = {"artifacts": {"key": {"any_": [zaaknummer.lower()]}}}
    gevonden = spel.prefect.post("/artifacts/latest/filter", json=waar).json()
    return gevonden[0]["data"] if gevonden else ""


@pytest.mark.norm("N068", "N069")
@pytest.mark.parametrize(
    ("rol", "uitkomsten", "gevraagd", "na"),
    [
        pytest.param(Rol.HOVJ, [], "-", [VAST, VAST], id="opdracht van de HOvJ"),
        pytest.param(None, ["akkoord"], "afstemming -", [VAST, VAST], id="HOvJ meteen akkoord"),
        pytest.param(
            None, ["aanpassen"], "afstemming -", [WEG, WEG, VAST], id="HOvJ past meteen aan"
        ),
        pytest.param(
            None,
            [("akkoord", ADVISEUR), "vaststellen"],
            "afstemming vaststelling -",
            [VAST, VAST],
            id="vastgesteld",
        ),
        pytest.param(
            None,
            [("beeindigen", ADVISEUR), "aanpassen"],
            "afstemming vaststelling -",
            [WEG, WEG, VAST],
            id="aangepast",
        ),
        pytest.param(
            None,
            [("aanpassen", ADVISEUR), "beeindigen"],
            "afstemming vaststelling -",
            [WEG, WEG],
            id="beeindigd",
        ),
    ],
)
def test_elke_uitkomst_heeft_haar_eigen_vervolg_en_een_run(
    spel: Spel, rol: Rol | None, uitkomsten: list, gevraagd: str, na: list
):
    zaaknummer = spel.meld()
    onderwerp = spel.spoed(zaaknummer, *[rol] * bool(rol))
    assert spel.speel(zaaknummer, *uitkomsten, onderwerp=onderwerp) == gevraagd.split()
    assert statussen(zaaknummer, onderwerp) == sorted(na)
    run = einde(spel, zaaknummer, onderwerp)
    assert graaf(spel, run) == [TITELS[stap] for stap in gevraagd.split()[:-1]]
    assert run["tags"] == ["spoedmaatregel"]
    assert run["name"] == zaaknummer
    assert spel.wacht(zaaknummer, "weging")


@pytest.mark.norm("N069", "N070")
def test_haar_termijn_staat_op_de_kaart_en_haar_rol_op_de_run(spel: Spel):
    zaaknummer = spel.meld()
    weging, een, ander = spel.wacht(zaaknummer), spel.spoed(zaaknummer), spel.spoed(zaaknummer)
    spel.speel(zaaknummer, ("akkoord", ADVISEUR), onderwerp=een)
    vragen = [spel.wacht(zaaknummer, onderwerp=onderwerp) for onderwerp in (een, ander)]
    for vraag, titel in zip(
        [weging, *vragen], ["Weging door de RCCB", *reversed(TITELS.values())], strict=True
    ):
        regel = f"| {titel} | {vraag.rol} | {op_scherm(vraag.sinds)}"
        regel += f" | {op_scherm(vraag.vervalt_op)} |"
        wacht_tot(lambda r=regel: r in kaart(spel, zaaknummer), binnen=15, uitleg=regel)
    for onderwerp, rol in ((een, "hovj"), (ander, "adviseur_bbc")):
        (run,) = spel.runs(zaaknummer, onderwerp)
        assert f"wacht-op-{rol}" in run["tags"]


@pytest.mark.norm("N069")
def test_zij_wordt_afgestemd_en_vastgesteld_op_de_prefectpagina(spel: Spel):
    zaaknummer = spel.meld()
    onderwerp = spel.spoed(zaaknummer)
    for stap, uitkomst, rol in (
        ("afstemming", "aanpassen", Rol.ADVISEUR_BBC),
        ("vaststelling", "aanpassen", Rol.HOVJ),
    ):
        vraag = spel.wacht(zaaknummer, stap, onderwerp=onderwerp)
        assert f"(onderwerp {onderwerp})" in dict(rijen(spel, vraag))["description"]
        wie = spel.bevoegde(vraag, uitkomst, als=rol)
        hervat(spel, vraag, ingevuld(spel, vraag, uitkomst, wie, als=rol))
        wacht_tot(lambda v=vraag: rijen(spel, v) == [], uitleg="getypt is niet gewist")
    einde(spel, zaaknummer, onderwerp)
    assert statussen(zaaknummer, onderwerp) == sorted([WEG, WEG, VAST])
    assert spel.vastgelegd(zaaknummer, "poging") == []


@pytest.mark.norm("N068", "N070")
def test_een_besluit_neemt_haar_op_en_haar_run_eindigt_vanzelf(spel: Spel):
    """Who was typing on the page is refused, whatever was under way, and nothing of it stays."""
    zaaknummer = spel.meld()
    assert spel.speel(zaaknummer, *TOT_BESLUIT)[-1] == "besluit_maatregelen"
    onderwerpen = [spel.spoed(zaaknummer) for _ in range(3)]
    spel.speel(zaaknummer, ("akkoord", ADVISEUR), onderwerp=onderwerpen[1])
    vragen = [spel.wacht(zaaknummer, onderwerp=onderwerp) for onderwerp in onderwerpen]
    assert [vraag.stap for vraag in vragen] == ["afstemming", "vaststelling", "afstemming"]
    bezet(*onderwerpen[:2])
    assert spel.speel(zaaknummer, "vaststellen")[-1] == "informeren_persoon"
    for vraag in vragen[:2]:  # still suspended, while the first process has gone on
        uitkomst = "akkoord" if vraag.stap == "afstemming" else "vaststellen"
        hervat(spel, vraag, ingevuld(spel, vraag, uitkomst, spel.bevoegde(vraag, uitkomst)))
    for onderwerp, vraag in zip(onderwerpen, vragen, strict=True):
        run = einde(spel, zaaknummer, onderwerp)
        assert graaf(spel, run)[-1] == TITELS[vraag.stap]
        assert "response" not in dict(rijen(spel, vraag))
        assert GETYPT not in typwerk(spel, run["id"])
        assert statussen(zaaknummer, onderwerp) == [WEG, WEG]
    pogingen = [feit for feit in alle(zaaknummer) if feit.soort == "poging"]
    assert sorted(feit.stap for feit in pogingen) == ["afstemming", "vaststelling"]
    assert GETYPT not in str(pogingen)
    assert {feit.inhoud["reden"].partition(":")[0] for feit in pogingen} == {
        "De vraag afstemming is ingetrokken",
        "De vraag vaststelling is ingetrokken",
    }
    assert len(spel.vastgelegd(zaaknummer, "ingetrokken")) == 3


def bezet(*onderwerpen: str) -> None:
    """As if a worker were at these: the bell does not take them up for a while."""
    with transactie() as sessie:
        for onderwerp in onderwerpen:
            proces = sessie.exec(select(Proces).where(Proces.onderwerp == onderwerp)).one()
            proces.bezig_tot = nu() + timedelta(minutes=1)


@pytest.mark.norm("N070")
def test_als_de_zaak_sluit_eindigen_haar_maatregelen(spel: Spel):
    zaaknummer = spel.meld()
    onderwerp, opdracht = spel.spoed(zaaknummer), spel.spoed(zaaknummer, Rol.HOVJ)
    spel.speel(zaaknummer, "akkoord", onderwerp=onderwerp)
    assert statussen(zaaknummer, onderwerp) + statussen(zaaknummer, opdracht) == [VAST] * 4
    assert spel.speel(zaaknummer, "geen_ernstige_dreiging") == ["weging", "-"]
    assert statussen(zaaknummer, onderwerp) + statussen(zaaknummer, opdracht) == [WEG] * 4
    zaak = spel.zaak(zaaknummer)
    assert (zaak.status, zaak.domein) == (Status.GESLOTEN, Domein.BASISPOLITIEZORG)


@pytest.mark.norm("N070")
def test_een_gewiste_termijn_komt_terug_en_niets_blijft_onbewaakt(spel: Spel):
    zaaknummer = spel.meld()
    onderwerp = spel.spoed(zaaknummer)
    vraag = spel.wacht(zaaknummer, onderwerp=onderwerp)
    with transactie() as sessie:
        sessie.delete(sessie.get_one(Termijn, vraag.id))

    def bewaakt() -> bool:
        with lezen() as sessie:
            onbewaakt = [*zonder_termijn(sessie), *zonder_ladder(sessie)]
            return sessie.get(Termijn, vraag.id) is not None and not onbewaakt

    wacht_tot(bewaakt, binnen=30, uitleg="de termijn komt niet terug")
    assert ("afstemming", 1) in spel.vastgelegd(zaaknummer, "herberekening")
    spel.speel(zaaknummer, "beeindigen", onderwerp=onderwerp)
    with lezen() as sessie:
        assert sessie.get_one(Vraag, vraag.id).gesloten_op
