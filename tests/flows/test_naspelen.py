"""Cases that earlier releases recorded, taken through the bodies of this one.

A body may gain or lose a vraag, but a case that stands at one is asked that one again, never
another; and every case that was open goes on to its end.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import SQLModel

import flows.tabel  # noqa: F401  every procedure
from deployments.inrichten import richt_in
from flows.procedure import LICHAMEN
from models.begrippen import Domein
from models.fouten import Geweigerd
from models.tabellen import Proces, Vraag
from models.voorbeelden.antwoorden import uitkomsten
from models.zaak.feit import Feit
from models.zaak.vouw import vouw
from tasks.basis.database import lezen, transactie
from tasks.register.controle import controleer
from tasks.register.sleutels import maak_sleutel
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.runs.procedureloop import Procedureloop
from tasks.runs.segment import Ingetrokken, Segment
from tasks.termijnen.bewaking import zonder_ladder, zonder_termijn
from tasks.zaak.zaken import open_vragen
from tests.hulp.installaties import omgeving
from tests.hulp.lus import loop_door, verkeerd_afgerond
from tests.hulp.mensen import Spel
from tests.hulp.opname import OPNAMES, alle_zaken, opname
from tests.hulp.opnemen import TABELLEN

ZAKEN = dict(alle_zaken())
elke_zaak = pytest.mark.parametrize("naam", ZAKEN)


class Vraagt(Exception):
    """The body asks this (stap, keer)."""


class Naspel(Procedureloop):
    """A body over records alone: it gets the answers that are there, and stops at the next."""

    async def vraag(self, stap: str) -> Feit:
        self._keren[stap] += 1
        besluit = self._besluit(stap, self._keren[stap])
        if besluit is None:
            self._eis_lopend()
            raise Vraagt((stap, self._keren[stap]))
        return besluit

    def sluit(self, domein: Domein, *, aanleiding: Feit) -> None:
        """The records say whether it closed."""


def vraagt(zaaknummer: str, feiten: Any, proces: str, onderwerp: str) -> tuple[str, int] | None:
    """What the body of this process asks at this point; None if it has come to its end."""
    segment = Segment(zaaknummer, proces, onderwerp, UUID(int=0))
    try:
        asyncio.run(LICHAMEN[proces](Naspel(segment, vouw(zaaknummer, feiten))))
    except Vraagt as vraag:
        return vraag.args[0]
    except Ingetrokken:
        return None
    return None


@elke_zaak
def test_een_lichaam_vraagt_waar_een_zaak_staat_wat_daar_was_gevraagd(naam):
    zaak = ZAKEN[naam]
    for plek, feit in enumerate(zaak.feiten, start=1):
        if feit.soort == "vraag":
            gevraagd = vraagt(zaak.zaaknummer, zaak.feiten[:plek], feit.proces, feit.onderwerp)
            assert gevraagd == (feit.stap, feit.keer)


@elke_zaak
def test_een_lichaam_is_ten_einde_precies_als_het_dat_toen_was(naam):
    zaak = ZAKEN[naam]
    open_ = {(f.proces, f.onderwerp): (f.stap, f.keer) for f in onbeantwoord(zaak.feiten)}
    for proces, onderwerp in zaak.processen:
        nu = vraagt(zaak.zaaknummer, zaak.feiten, proces, onderwerp)
        assert nu == open_.get((proces, onderwerp))
    klaar = {
        (r["proces"], r["onderwerp"]) for r in zaak.tabellen.get("proces", ()) if r["klaar_op"]
    }
    assert not klaar & set(open_)


def onbeantwoord(feiten) -> list[Feit]:
    """Vragen that were neither answered nor withdrawn."""
    weg = {(f.proces, f.onderwerp) for f in feiten if f.soort == "ingetrokken"}
    gegeven = {(f.proces, f.onderwerp, f.stap, f.keer) for f in feiten if f.soort == "besluit"}
    return [
        f
        for f in feiten
        if f.soort == "vraag"
        and (f.proces, f.onderwerp) not in weg
        and (f.proces, f.onderwerp, f.stap, f.keer) not in gegeven
    ]


@pytest.fixture(scope="module")
def teruggelegd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A register with all that 0.3.0 recorded: records in their order, and the search tables."""
    home = tmp_path_factory.mktemp("opnames")
    with omgeving({"REGIE_HOME": str(home), "REGIE_DEMO": "1"}):
        richt_in()
        leg_terug(OPNAMES[2])
        yield


def leg_terug(pad: Path) -> None:
    deze = opname(pad)
    with transactie() as sessie:
        for zaak in deze.zaken.values():
            maak_sleutel(sessie, zaak.zaaknummer)
        sessie.flush()
        for van, feit in deze.vastleggingen:
            leg_feit_terug(sessie, van, feit)
        sessie.flush()
        for zaak in deze.zaken.values():
            for tabel in TABELLEN:
                for rij in zaak.tabellen[tabel.__tablename__]:
                    sessie.add(_rij(tabel, rij))
            sessie.flush()


def leg_feit_terug(sessie, zaaknummer: str, feit: Feit) -> None:
    wie = Handelende(feit.functionaris, feit.rol, feit.gebied, feit.namens)
    plek = {"proces": feit.proces, "onderwerp": feit.onderwerp, "stap": feit.stap}
    wat = Gebeurtenis(zaaknummer, feit.soort, feit.inhoud, **plek, keer=feit.keer, wie=wie)
    terug = leg_vast(sessie, wat, moment=feit.moment)
    assert terug.volgnummer == feit.volgnummer


def _rij(tabel: type[SQLModel], rij: dict[str, Any]) -> SQLModel:
    """A row as it was; its number in the table is of no account."""
    velden = {veld: w for veld, w in rij.items() if tabel is not Proces or veld != "id"}
    return tabel.model_validate(velden)


VERDER = {
    "overleg": ["geen_maatregelen", "lokaal_domein"],
    "vervolg": ["maatregeladvies"],
    "ondertekening": ["niet_voordragen"],
    "oordeel": ["niet_opnemen"],
    "reactie_hovj": ["berusten"],
    "aanwijzing": ["niet_aangewezen"],
    "vervolg_aanwijzing": ["niet_voordragen"],
    "terugkeer": ["basispolitiezorg", "lokaal_domein"],
    "ontvangst_dossier": ["volledig"],
    "besluit_maatregelen": ["vaststellen"],
    "informeren_persoon": ["geinformeerd"],
    "toetsbesluit": ["voortzetten"],
    "advies": ["geen_extra_maatregelen"],
    "uitlating": ["geen_gevolg"],
    "vrijgave": ["minimumbericht"],
}
"""Stap → outcomes that lead to an end, in order of preference; of any other all that it offers."""
VELDEN = {"ondertekening": {"correctie": "Verzonnen."}}
HOOGUIT = 40


def ga_door(spel: Spel, zaaknummer: str) -> list[str]:
    """Answer whatever is asked, until nothing is; the stappen that were answered."""
    gegeven: list[str] = []
    loop_door(zaaknummer)
    while vragen := _open(zaaknummer):
        assert len(gegeven) < HOOGUIT, gegeven
        _beantwoord(spel, vragen[0])
        gegeven.append(vragen[0].stap)
        loop_door(zaaknummer)
    return gegeven


def _open(zaaknummer: str) -> list[Vraag]:
    with lezen() as sessie:
        return list(open_vragen(sessie, zaaknummer))


def _beantwoord(spel: Spel, vraag: Vraag) -> None:
    weigeringen = []
    for uitkomst in VERDER.get(vraag.stap, uitkomsten(vraag.stap)):
        try:
            spel.antwoord(vraag, uitkomst, **VELDEN.get(vraag.stap, {}))
        except Geweigerd as weigering:
            weigeringen.append(str(weigering))
        else:
            return
    raise AssertionError(f"{vraag.stap}: {weigeringen}")


@pytest.mark.parametrize("naam", opname(OPNAMES[2]).zaken)
def test_elke_opgenomen_zaak_gaat_door_tot_haar_einde(teruggelegd, naam):
    zaak = opname(OPNAMES[2]).zaken[naam]
    loopt = onbeantwoord(zaak.feiten)
    assert bool(ga_door(Spel(), zaak.zaaknummer)) == bool(loopt)
    assert verkeerd_afgerond(zaak.zaaknummer) == []


def test_wat_is_teruggelegd_en_afgemaakt_is_heel(teruggelegd):
    assert controleer() == []
    with lezen() as sessie:
        assert (zonder_termijn(sessie), zonder_ladder(sessie)) == ([], [])
