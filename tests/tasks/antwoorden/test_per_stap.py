"""Everything that is kept per stap is complete: a row that is forgotten fails here."""

import ast
from inspect import getsourcefile
from pathlib import Path

from flows.procedure import LICHAMEN
from flows.tabel import FLOWS
from models.begrippen import Feitsoort, Kenmerk, Procedure
from models.stappen import HANDELINGEN, STAPPEN
from tasks.antwoorden.per_stap import PER_STAP
from tasks.dossier.formulieren import FORMULIEREN
from tasks.dossier.verstrekkingen import VERSTREKKEND


def test_elke_stap_heeft_regels_en_een_gevolg():
    assert set(PER_STAP) == set(STAPPEN)


def test_elke_stap_staat_op_een_formulier_dat_er_is():
    assert {stap.papier for stap in STAPPEN.values()} == {"", *FORMULIEREN}


def test_een_naam_is_van_een_stap_of_van_een_handeling():
    assert not STAPPEN.keys() & {handeling.naam for handeling in HANDELINGEN}


def test_elke_procedure_heeft_een_lichaam_en_elke_stap_wordt_ergens_gevraagd():
    assert FLOWS
    assert set(LICHAMEN) == set(Procedure)
    assert set(STAPPEN) <= genoemd()


def genoemd():
    """Every text that stands in a file with the body of a procedure."""
    bestanden = {Path(getsourcefile(lichaam)) for lichaam in LICHAMEN.values()}
    bomen = (ast.parse(bestand.read_text(encoding="utf-8")) for bestand in bestanden)
    return {
        deel.value
        for boom in bomen
        for deel in ast.walk(boom)
        if isinstance(deel, ast.Constant) and isinstance(deel.value, str)
    }


def test_elke_soort_vastlegging_heeft_een_naam_voor_mensen():
    assert [soort for soort in Feitsoort if not soort.toont] == []
    assert len({soort.toont for soort in Feitsoort}) == len(Feitsoort)


def test_de_lijst_van_verstrekkingen_leest_precies_wat_verstrekt():
    assert {soort for soort, _ in VERSTREKKEND} == Feitsoort.met(Kenmerk.VERSTREKT)
    assert {stap for _, stap in VERSTREKKEND} - {""} <= set(STAPPEN)
