"""What a process needs, and what a pass does when Prefect (played here) answers badly."""

from datetime import timedelta

import httpx
import pytest
from prefect.client.orchestration import PrefectClient
from prefect.settings import (
    PREFECT_CLIENT_CSRF_SUPPORT_ENABLED,
    PREFECT_CLIENT_MAX_RETRIES,
    temporary_settings,
)
from prefect.states import Cancelling, Paused, Pending, Running, Scheduled
from sqlmodel import select

from models.tabellen import Proces
from tasks.basis.database import lezen, transactie
from tasks.procedures.melding import open_zaak
from tasks.runs.herstel import Bevinding, Ingreep, diagnose, herstel
from tasks.termijnen.termijnen import lijst_termijnen
from tests.hulp.installaties import vergeet
from tests.hulp.kapotmaken import knoei
from tests.hulp.voorbeelden import melding
from tests.hulp.webserver import gezond
from tests.hulp.zaakspel import NU, Zaakspel

WEG = "http://127.0.0.1:9/api"
PROCES = Proces(zaaknummer="z", proces="p", flow_run_id="r", begonnen_op=NU)
VERHUISD = (Ingreep.VERVANG, "stond in een vroegere werkpool")
LANG = timedelta(hours=1)


@pytest.mark.parametrize(
    ("staat", "oud", "verhuisd", "verwacht"),
    [
        (None, LANG, False, (Ingreep.VERVANG, "zonder levende run")),
        (Paused(), LANG, False, (Ingreep.WEK, "besluit vastgelegd, run wachtte nog")),
        (Paused(), timedelta(0), True, VERHUISD),
        (Scheduled(), timedelta(0), True, VERHUISD),
        (Scheduled(), timedelta(0), False, None),
        (Scheduled(), LANG, False, (Ingreep.WEK, "hing in Scheduled")),
        (Running(), timedelta(0), True, None),
        (Running(), LANG, True, (Ingreep.VERVANG, "hing in Running")),
        (Pending(), timedelta(0), True, None),
        (Cancelling(), LANG, False, (Ingreep.VERVANG, "hing in Cancelling")),
    ],
)
def test_wat_een_proces_nodig_heeft_volgt_uit_zijn_run(staat, oud, verhuisd, verwacht):
    moment = staat.timestamp + oud if staat else NU
    assert diagnose(PROCES, None, staat, moment=moment, verhuisd=verhuisd) == verwacht


@pytest.fixture
def drie(zonder_mensen, monkeypatch):
    """Three cases without a run; Prefect is not there for who asks it elsewhere."""
    monkeypatch.setenv("PREFECT_API_URL", WEG)
    vergeet()
    for nummer in range(3):
        open_zaak(melding(ontvangen_door__registratienummer=f"PL2100-h{nummer}"), moment=NU)
    with transactie() as sessie:
        for rij in sessie.exec(select(Proces)):
            rij.wek = False
            sessie.add(rij)
    return [f"BB-2026-{n:06}" for n in (1, 2, 3)]


async def pas(antwoord):
    """One pass, in which `antwoord` answers all but the list of runs."""

    def speel(vraag):
        if vraag.url.path.endswith("/filter"):
            return httpx.Response(200, json=[])
        return antwoord(vraag)

    spel = {"transport": httpx.MockTransport(speel)}
    eenmaal = {PREFECT_CLIENT_MAX_RETRIES: 0, PREFECT_CLIENT_CSRF_SUPPORT_ENABLED: False}
    with temporary_settings(updates=eenmaal):
        async with PrefectClient(WEG, httpx_settings=spel) as client:
            return await herstel(client, moment=NU)


def niet_gelukt(zaken, fout):
    wat = f"niet gelukt: {fout}"
    return [Bevinding(zaak, "lokaal-domein", wat, gelukt=False) for zaak in zaken]


def gewekt():
    with lezen() as sessie:
        return [rij.wek for rij in sessie.exec(select(Proces)) if rij.bezig_tot is None]


@pytest.mark.parametrize(
    ("status", "fout"), [(404, "ObjectNotFound"), (500, "PrefectHTTPStatusError")]
)
async def test_wat_bij_een_proces_mislukt_wordt_gezegd_en_de_andere_komen_aan_de_beurt(
    drie, status, fout
):
    inhoud = {"detail": "Kanarie"}
    gedaan = await pas(lambda _: httpx.Response(status, json=inhoud))
    assert gedaan == niet_gelukt(drie, fout)
    assert gewekt() == [True] * 3


async def test_een_verbinding_die_een_keer_wegvalt_houdt_de_andere_niet_op(drie, monkeypatch):
    def val_weg(vraag):
        raise httpx.ReadTimeout("Kanarie", request=vraag)

    with gezond() as api:
        monkeypatch.setenv("PREFECT_API_URL", api)
        vergeet()
        assert await pas(val_weg) == niet_gelukt(drie, "ReadTimeout")


async def test_is_prefect_zelf_weg_dan_wordt_het_niet_voor_elk_proces_opnieuw_gevraagd(drie):
    gevraagd = []

    def val_weg(vraag):
        gevraagd.append(vraag.url.path)
        raise httpx.ConnectError("Kanarie", request=vraag)

    with pytest.raises(httpx.ConnectError):
        await pas(val_weg)
    assert len(gevraagd) == 1


@pytest.mark.norm("N070")
async def test_een_ronde_zegt_wat_geen_klok_bewaakt_en_geeft_een_vraag_haar_termijn_terug(
    demo, monkeypatch
):
    monkeypatch.setenv("PREFECT_API_URL", WEG)
    spel = Zaakspel()
    een, ander = spel.spoed(), spel.spoed()
    knoei("DELETE FROM termijn", f"DELETE FROM vraag WHERE onderwerp = '{ander}'")  # noqa: S608
    hersteld = [
        Bevinding(spel.zaaknummer, proces, f"vraag {stap} had geen termijn")
        for proces, stap in (("spoedmaatregel", "afstemming"), ("lokaal-domein", "weging"))
    ]
    wat = "spoedmaatregel zonder ladder"
    blijft = Bevinding(spel.zaaknummer, "spoedmaatregel", wat, gelukt=False)
    assert await gezegd_over_de_klok() == [*hersteld, blijft]
    assert await gezegd_over_de_klok() == [blijft]
    assert spel.open_vraag("afstemming").onderwerp == een
    assert [termijn["stap"] for termijn in lijst_termijnen()] == ["afstemming", "weging"]


async def gezegd_over_de_klok():
    """One pass while Prefect knows of nothing; what it says of terms."""
    gedaan = await pas(lambda _: httpx.Response(404, json={}))
    return [bevinding for bevinding in gedaan if not bevinding.wat.startswith("niet gelukt")]
