"""A reorganisation as a beheerder does it on the command line."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from deployments.regie.opdrachten.zaken import LATER
from models.voorbeelden.invoer import melding
from tasks.basis.tijd import dag, nu
from tests.hulp.herindelingen import heringedeeld, met_tabel
from tests.hulp.zaakspel import Zaakspel
from tests.regie.conftest import Regie, Uit, vastgelegd, vraag
from tests.tasks.gemeenten.test_informeren import WOONT, vragen


@pytest.mark.norm("N106")
def test_geen_lijst_van_zaken_noemt_een_gemeente_aan_wie_zich_niet_bewijst(regie: Regie):
    spel = Zaakspel(moment=nu() - timedelta(hours=1)).wijs_aan()
    spel.antwoord(vragen(spel, "vrijgave")[WOONT], "minimumbericht", "nctv")
    for opdracht in (("wachtrij",), ("berichten",), ("gemeente", "open")):
        gezien = regie(*opdracht)
        assert (gezien.code, spel.zaaknummer in gezien.uit) == (0, True)
        assert not re.search("GM0|Eindhoven|Tilburg", gezien.uit), opdracht
    gedaan = regie("gemeente", "open", "--als", "nctv", "--code", regie.code("nctv"), "--json")
    assert [rij["gemeente"] for rij in gedaan.json] == ["Eindhoven"]
    ander = "hovj.limburg"
    geweigerd = regie("gemeente", "open", "--als", ander, "--code", regie.code(ander))
    assert (geweigerd.code, geweigerd.uit) == (3, "")


@pytest.fixture
def zaken(regie: Regie) -> Iterator[tuple[str, str]]:
    """One in Leiden and one in Haaksbergen, of before a release that reorganised both today."""
    leiden, haaksbergen = meld(regie, "1", "GM0546"), meld(regie, "2", "GM0158")
    vraag(leiden, "weging")
    with met_tabel(regie.map, heringedeeld(dag(nu()))):
        yield leiden, haaksbergen


def meld(regie: Regie, nummer: str, gemeente: str) -> str:
    invoer = melding(nu=nu(), nummer=nummer)
    invoer["doelwit"]["woonadres"]["gemeente"] = gemeente
    invoer["doelwit"]["werkgemeente"] = None
    return regie("melding", regie.bestand(invoer)).uit.strip()


def herindeling(regie: Regie, *extra: str, als: str = "beheerder") -> Uit:
    opdracht = ("gemeente", "herindeling", "--als", als)
    return regie(*opdracht, "--code", regie.code(als), *extra)


def test_een_beheerder_ziet_wat_is_verplaatst_en_wat_een_mens_nog_doet(
    regie: Regie, zaken: tuple[str, str]
):
    leiden, haaksbergen = zaken
    gedaan = herindeling(regie)
    assert (gedaan.code, gedaan.fout) == (0, LATER + "\n")
    boven, onder = gedaan.uit.split("Dit blijft staan, en vraagt dat iemand iets doet:\n")
    regels = {tuple(regel.split()) for regel in boven.splitlines()}
    assert ("zaak", leiden, "–", "–") in regels
    assert ("mandaat", "burgemeester", "burgemeester.gm0546", "GM0546", "GM0363") in regels
    assert f"laat met `regie wijziging {haaksbergen}` vastleggen waar het nu is" in onder
    assert leiden not in onder
    assert haaksbergen not in boven


def test_voor_scripts_is_het_een_document_en_noemt_een_zaak_geen_woonplaats(
    regie: Regie, zaken: tuple[str, str]
):
    document = herindeling(regie, "--json").json
    assert document.keys() == {"verplaatst", "te_doen"}
    leiden = {"wat": "zaak", "welke": zaken[0], "van": None, "naar": None}
    assert [regel for regel in document["verplaatst"] if regel["wat"] == "zaak"] == [leiden]
    doe = f"laat met `regie wijziging {zaken[1]}` vastleggen waar het nu is"
    haaksbergen = {"wat": "zaak", "welke": zaken[1], "van": None, "doe": doe}
    assert [regel for regel in document["te_doen"] if regel["wat"] == "zaak"] == [haaksbergen]
    assert [feit.inhoud["naar"] for feit in vastgelegd(zaken[0], "herindeling")] == ["GM0363"]
    assert regie("zaak", zaken[0], "--json").json["gezag"] == {"rol": "hovj", "gebied": "Amsterdam"}


def test_is_er_niets_heringedeeld_dan_zegt_zij_dat(regie: Regie):
    gedaan = herindeling(regie)
    assert (gedaan.code, gedaan.uit, gedaan.fout) == (0, "Er was niets te verplaatsen.\n", "")
    assert herindeling(regie, "--json").json == {"verplaatst": [], "te_doen": []}


def test_een_ander_dan_een_beheerder_verplaatst_niets(regie: Regie, zaken: tuple[str, str]):
    gedaan = herindeling(regie, als="hovj.amsterdam")
    assert (gedaan.code, "beheerder" in gedaan.fout) == (3, True)
    assert vastgelegd(zaken[0], "herindeling") == []
