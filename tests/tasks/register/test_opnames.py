"""Cases recorded by every release are read by this one, and its own upcasters work."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from deployments.regie.scherm.dossier import markdown
from models.begrippen import Feitsoort
from models.fouten import Onbereikbaar
from models.stappen import STAPPEN
from models.zaak.feit import Feit
from models.zaak.versies import TeNieuw, lees, versie_van
from models.zaak.vouw import vouw
from tasks.dossier.formulieren import FORMULIEREN, stuk, stukken
from tasks.dossier.lezen import Dossier
from tests.hulp.opname import OPNAMES, alle_zaken, feit_uit, opname
from tests.hulp.opnemen import als_json, ook, stand
from tests.hulp.zaakspel import Zaakspel

VERSIES = {("besluit", "proef"): 3}
OMHOOG = {
    ("besluit", "proef", 1): lambda inhoud: {"naam": inhoud["oud"]},
    ("besluit", "proef", 2): lambda inhoud: {**inhoud, "nieuw": True},
}
ZAKEN = dict(alle_zaken())
HEEL = [pad for pad in OPNAMES if pad.stem not in {"0.1.0", "0.2.0"}]
"""Recordings of releases that recorded all they could."""
NIET_VAN_EEN_ZAAK = {Feitsoort.VERNIETIGING}
"""What leaves nothing of its case to record."""


def test_er_is_een_opname_van_de_eerste_uitgave():
    assert OPNAMES[0].name == "0.1.0.json"


@pytest.mark.norm("N085")
@pytest.mark.parametrize("naam", ZAKEN)
def test_een_opgenomen_zaak_vouwt_tot_dezelfde_stand_als_toen(naam):
    zaak = ZAKEN[naam]
    gevouwen = vouw(zaak.zaaknummer, zaak.feiten)
    assert stand(gevouwen) == zaak.stand
    nu = json.loads(json.dumps(ook(gevouwen)))
    assert {veld: nu[veld] for veld in zaak.ook} == zaak.ook


@pytest.mark.parametrize("pad", HEEL, ids=lambda pad: pad.stem)
def test_een_opname_heeft_elke_soort_vastlegging_en_elke_stap_van_haar_uitgave(pad):
    deze = opname(pad)
    gevraagd = {
        (feit.stap, variant if (feit.stap, variant) in deze.stappen else "")
        for _, feit in deze.vastleggingen
        if feit.soort == "vraag"
        for variant in [feit.inhoud["variant"]]
    }
    beantwoord = {feit.stap for _, feit in deze.vastleggingen if feit.soort == "besluit"}
    assert gevraagd >= deze.stappen
    assert beantwoord == {stap for stap, _ in deze.stappen}
    assert soorten(pad) == deze.soorten - NIET_VAN_EEN_ZAAK


def soorten(pad):
    return {feit.soort for _, feit in opname(pad).vastleggingen}


def met_andere_velden() -> Iterator[Any]:
    """Of every stap one case, with each field of its answers once absent."""
    gehad = set()
    for naam, zaak in ZAKEN.items():
        for feit in zaak.feiten:
            if feit.soort == "besluit" and feit.stap not in gehad:
                gehad.add(feit.stap)
                for veld in sorted(feit.antwoord.keys() - {"uitkomst"}):
                    yield pytest.param(naam, feit.stap, veld, id=f"{feit.stap}-{veld}")


@pytest.mark.parametrize(("naam", "stap", "veld"), list(met_andere_velden()))
def test_een_veld_dat_er_toen_niet_was_maakt_geen_zaak_onleesbaar(naam, stap, veld):
    zaak = ZAKEN[naam]
    feiten = [zonder(feit, veld) if feit.stap == stap else feit for feit in zaak.feiten]
    assert stand(vouw(zaak.zaaknummer, feiten))["status"] == zaak.stand["status"]
    toonbaar(zaak.zaaknummer, feiten)


@pytest.mark.parametrize("naam", ZAKEN)
def test_een_veld_dat_er_nu_niet_meer_is_maakt_geen_zaak_onleesbaar(naam):
    zaak = ZAKEN[naam]
    feiten = [met_vreemd_veld(feit) for feit in zaak.feiten]
    assert stand(vouw(zaak.zaaknummer, feiten))["domein"] == zaak.stand["domein"]
    toonbaar(zaak.zaaknummer, feiten)


def zonder(feit: Feit, veld: str) -> Feit:
    if feit.soort != "besluit":
        return feit
    antwoord = {naam: waarde for naam, waarde in feit.antwoord.items() if naam != veld}
    return replace(feit, inhoud=feit.inhoud | {"antwoord": antwoord})


def met_vreemd_veld(feit: Feit) -> Feit:
    vreemd = {"verdwenen": {"veld": "Verzonnen."}}
    inhoud = feit.inhoud | vreemd
    for deel in ("antwoord", "melding", "wijziging"):
        if deel in inhoud:
            inhoud[deel] = inhoud[deel] | vreemd
    return replace(feit, inhoud=inhoud)


def toonbaar(zaaknummer: str, feiten: list[Feit]) -> None:
    """On screen, and on every form on paper."""
    gevouwen = vouw(zaaknummer, feiten)
    assert markdown(Dossier(gevouwen, tuple(feiten), frozenset()))
    for soort in FORMULIEREN:
        for deel in stukken(soort, feiten):
            assert stuk(deel, feiten)


def test_wat_ooit_is_vastgelegd_houdt_zijn_naam():
    for pad in OPNAMES:
        assert soorten(pad) | opname(pad).soorten <= set(Feitsoort)
        assert {stap for stap, _ in opname(pad).stappen} <= set(STAPPEN)


def test_de_eerste_opname_loopt_van_melding_tot_informeren_van_de_persoon():
    (zaak,) = opname(OPNAMES[0]).zaken.values()
    assert [feit.stap for feit in zaak.feiten if feit.soort != "vraag"] == [
        "melding",
        "weging",
        "overleg",
        "informatieproduct",
        "vervolg",
        "maatregeladvies",
        "besluit_maatregelen",
        "informeren_persoon",
    ]
    assert [b[:3] for b in zaak.stand["besluiten"]][-2:] == [
        ["besluit_maatregelen", 1, "vaststellen"],
        ["informeren_persoon", 1, "geinformeerd"],
    ]


def test_de_opname_van_0_2_0_heeft_spoedmaatregelen_en_een_klok():
    assert soorten(OPNAMES[1]) >= {
        "spoedmaatregel",
        "ingetrokken",
        "herinnering",
        "besluit",
        "vraag",
    }


def test_een_zaak_van_nu_komt_gelijk_uit_opname_en_register(demo):
    beeld = Zaakspel().tot("einde").beeld
    opgenomen = json.loads(json.dumps([als_json(feit) for feit in beeld.feiten]))
    assert vouw(beeld.zaaknummer, [feit_uit(v) for v in opgenomen]).feiten == beeld.feiten


@pytest.mark.parametrize(
    ("versie", "inhoud"),
    [(1, {"oud": "x"}), (2, {"naam": "x"}), (3, {"naam": "x", "nieuw": True})],
)
def test_oude_inhoud_wordt_stap_voor_stap_naar_nu_gebracht(versie, inhoud):
    gelezen_ = lees("besluit", "proef", versie, inhoud, versies=VERSIES, omhoog=OMHOOG)
    assert gelezen_ == {"naam": "x", "nieuw": True}


def test_een_nieuwere_versie_dan_deze_regie_kent_wordt_geweigerd():
    with pytest.raises(TeNieuw) as fout:
        lees("besluit", "proef", 4, {}, versies=VERSIES, omhoog=OMHOOG)
    assert isinstance(fout.value, Onbereikbaar)
    assert str(fout.value) == (
        "Een vastlegging van soort besluit heeft versie 4; deze regie leest tot en met 3."
        " Werk regie bij naar de versie die haar schreef."
    )


def test_wat_nooit_veranderde_is_versie_een():
    assert versie_van("melding", "melding") == 1
