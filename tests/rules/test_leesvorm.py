"""What was recorded is read, whatever has become of the form with which it was asked."""

import json
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from models.formulieren import (
    AcuutRisico,
    Levering,
    OpenbareUitlating,
    PlanbaarMoment,
    Risicomoment,
    Spoedmaatregel,
    Toetsing,
    Verstrekking,
    VerzoekAanwijzing,
    Vierhoeksoverleg,
)
from models.formulieren.melding import Melding
from models.formulieren.voorafspraken import Voorafspraken
from models.formulieren.wijziging import Wijziging
from models.leesvorm import gelezen
from models.stappen import STAPPEN, formulier
from models.voorbeelden.antwoorden import antwoord, uitkomsten
from models.voorbeelden.invoer import INVOER

NU = datetime(2026, 2, 3, 9, tzinfo=UTC)
INGEBRACHT = {
    "melding": Melding,
    "melding-object": Melding,
    "spoedmaatregel": Spoedmaatregel,
    "onmiddellijke-aanwijzing": VerzoekAanwijzing,
    "wijziging": Wijziging,
    "informatieproduct": Levering,
    "acuut": AcuutRisico,
    "planbaar": PlanbaarMoment,
    "vierhoeksoverleg": Vierhoeksoverleg,
    "voorafspraken": Voorafspraken,
    "risicomoment": Risicomoment,
    "toetsing": Toetsing,
    "uitlating": OpenbareUitlating,
    "verstrekking": Verstrekking,
}
BEKEND = {"voorzitter": "om.een", "secretaris": "om.twee"}


def _vormen():
    for naam, vorm in INGEBRACHT.items():
        yield pytest.param(vorm, INVOER[naam](NU), id=naam)
    for stap in STAPPEN.values():
        for variant in ("", *map(str, stap.varianten)):
            for uitkomst in uitkomsten(stap.naam):
                gegeven = antwoord(
                    stap.naam,
                    uitkomst,
                    variant=variant,
                    vandaag=NU.date(),
                    bekend=BEKEND if stap.naam == "triagetafel" else {},
                )
                vorm = formulier(stap.naam, variant)
                yield pytest.param(vorm, gegeven, id=f"{stap.naam}/{variant}={uitkomst}")


VORMEN = list(_vormen())
alle_vormen = pytest.mark.parametrize(("vorm", "invoer"), VORMEN)


def vastgelegd(vorm, invoer):
    return json.loads(vorm.model_validate(invoer).model_dump_json())


@alle_vormen
def test_wat_nu_wordt_vastgelegd_wordt_gelezen_zoals_het_is(vorm, invoer):
    gevraagd = vorm.model_validate(invoer)
    assert gelezen(vorm, vastgelegd(vorm, invoer)) == gevraagd


@alle_vormen
def test_wat_een_formulier_niet_meer_kent_wordt_gelezen(vorm, invoer):
    inhoud = vastgelegd(vorm, invoer)
    assert gelezen(vorm, inhoud | {"verdwenen": {"x": 1}}) == gelezen(vorm, inhoud)
    with pytest.raises(ValidationError):
        vorm.model_validate(inhoud | {"verdwenen": {"x": 1}})


@alle_vormen
def test_wat_een_formulier_erbij_kreeg_ontbreekt_in_wat_eerder_is_vastgelegd(vorm, invoer):
    inhoud = vastgelegd(vorm, invoer)
    for naam in vorm.model_fields:
        zonder = {veld: waarde for veld, waarde in inhoud.items() if veld != naam}
        oud = gelezen(vorm, zonder)
        assert naam not in oud.model_fields_set
        veld = vorm.model_fields[naam]
        verwacht = None if veld.is_required() else veld.get_default(call_default_factory=True)
        assert getattr(oud, naam) == verwacht


def test_ook_een_deel_van_een_formulier_wordt_zo_gelezen():
    inhoud = vastgelegd(Melding, INVOER["melding"](NU))
    inhoud["doelwit"]["woonadres"]["verdwenen"] = 1
    del inhoud["doelwit"]["huisgenoten"][0]["relatie"]
    melding = gelezen(Melding, inhoud)
    assert melding.doelwit.woonadres.gemeente == "GM0772"
    assert melding.doelwit.huisgenoten[0].relatie is None
    assert melding.doelwit.geboortedatum == date(1971, 4, 2)


def test_een_strengere_regel_maakt_niets_onleesbaar():
    inhoud = vastgelegd(Melding, INVOER["melding"](NU))
    inhoud["ontvangen_door"]["registratienummer"] = "?"
    assert gelezen(Melding, inhoud).ontvangen_door.registratienummer == "?"
    with pytest.raises(ValidationError):
        Melding.model_validate(inhoud)


@pytest.mark.parametrize(
    ("veld", "waarde", "fout"),
    [("aard", "onzin", ValueError), ("doelwit", {"soort": "x"}, KeyError)],
)
def test_wat_er_nooit_was_wordt_niet_gelezen(veld, waarde, fout):
    inhoud = vastgelegd(Melding, INVOER["melding"](NU)) | {veld: waarde}
    with pytest.raises(fout):
        gelezen(Melding, inhoud)
