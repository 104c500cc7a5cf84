from collections.abc import Iterator
from enum import StrEnum

import pytest

import models.begrippen
from models.basis import Invoer
from models.begrippen import Feitsoort, Procedure
from models.begrippen.woorden import WOORDEN, woord
from tests.hulp.formulieren import FORMULIEREN

MET_EIGEN_NAAM = {Feitsoort, Procedure}
"""Enumerations of regie itself: a kind of record says `toont`, a procedure is a name of Prefect."""
BEGRIPPEN = [
    begrip
    for naam in models.begrippen.__all__
    if isinstance(begrip := getattr(models.begrippen, naam), type)
    and issubclass(begrip, StrEnum)
    and begrip not in MET_EIGEN_NAAM
]


def keuzen(schema: object) -> Iterator[str]:
    """Every value that one can choose in this schema, however deep."""
    if isinstance(schema, dict):
        gekozen = [*schema.get("enum", ()), schema.get("const")]
        yield from (keuze for keuze in gekozen if isinstance(keuze, str))
    if isinstance(schema, dict | list):
        for deel in schema.values() if isinstance(schema, dict) else schema:
            yield from keuzen(deel)


@pytest.mark.parametrize("vorm", FORMULIEREN)
def test_elk_veld_van_elk_formulier_heeft_een_titel(vorm: type[Invoer]):
    assert [naam for naam, veld in vorm.model_fields.items() if not veld.title] == []


@pytest.mark.parametrize("vorm", FORMULIEREN)
def test_elke_keuze_in_elk_formulier_heeft_woorden(vorm: type[Invoer]):
    assert set(keuzen(vorm.model_json_schema())) - set(WOORDEN) == set()


@pytest.mark.parametrize("begrip", BEGRIPPEN)
def test_elke_waarde_van_elk_begrip_heeft_woorden(begrip: type[StrEnum]):
    assert {waarde.value for waarde in begrip} - set(WOORDEN) == set()


def test_wat_niemand_kan_kiezen_of_lezen_staat_niet_in_de_lijst():
    kan = {waarde.value for begrip in BEGRIPPEN for waarde in begrip}
    kan |= {keuze for vorm in FORMULIEREN for keuze in keuzen(vorm.model_json_schema())}
    assert set(WOORDEN) - kan == set()


@pytest.mark.parametrize(
    ("code", "woorden"),
    [
        ("lx", "LX"),
        ("aov", "AOV"),
        ("beeindigen", "beëindigen"),
        ("zeer_ernstig", "zeer ernstig"),
        ("di", "dreigingsinschatting (DI)"),
        ("van_een_latere_uitgave", "van een latere uitgave"),
    ],
)
def test_een_waarde_leest_als_woorden(code: str, woorden: str):
    assert woord(code) == woorden
