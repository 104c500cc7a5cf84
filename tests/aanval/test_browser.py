"""A page of another origin, open in the browser of someone who may use the Prefect page."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from models.begrippen import Rol
from tests.flows.test_browser import CHROMIUM, VLAGGEN
from tests.flows.test_deur_b import ingevuld, rijen
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand
from tests.hulp.webserver import webserver

pytestmark = [
    pytest.mark.browser,
    pytest.mark.alles,
    pytest.mark.timeout(300),
    pytest.mark.parametrize("installatie_live", ["sqlite"], indirect=True),
]
KWAAD = "kwaad.example"
KATTEN = "<p>kattenplaatjes</p>"
PROBEER = """async ([adres, run, invoer]) => {
  const soort = {"content-type": "application/json"};
  const post = {method: "POST", body: JSON.stringify({run_input: invoer})};
  const hervat = `${adres}/flow_runs/${run}/resume`;
  const vragen = {
    lezen: () => fetch(`${adres}/flow_runs/${run}`),
    filteren: () => fetch(`${adres}/flow_runs/${run}/input/filter`, {...post, headers: soort}),
    hervatten: () => fetch(hervat, {...post, headers: soort}),
    "hervatten zonder vragen vooraf": () => fetch(hervat, {...post, mode: "no-cors"}),
    token: () => fetch(`${adres}/csrf-token?client=kwaad`),
    meeluisteren: () => new Promise((goed, fout) => {
      const lijn = new WebSocket(adres.replace("http", "ws") + "/events/out", "prefect");
      lijn.onopen = () => goed({text: () => "open"});
      lijn.onerror = () => fout(new Error("dicht"));
    }),
  };
  const gekregen = {};
  for (const [naam, vraag] of Object.entries(vragen)) {
    try { gekregen[naam] = await (await vraag()).text(); } catch (fout) { gekregen[naam] = ""; }
  }
  return gekregen;
}"""


@pytest.fixture
def pagina() -> Iterator[Page]:
    """A browser for which the name of the attacker is that of this machine, as after rebinding."""
    namen = f"--host-resolver-rules=MAP {KWAAD} 127.0.0.1"
    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=CHROMIUM, args=[*VLAGGEN, namen])
        yield browser.new_page()
        browser.close()


def test_een_pagina_van_een_ander_leest_niets_en_verandert_niets(
    spel: Spel, stand: Stand, pagina: Page
):
    vraag = spel.wacht(spel.meld(), "weging")
    wie = spel.werf(Rol.RCCB, "Oost-Brabant")
    invoer = ingevuld(spel, vraag, "geen_ernstige_dreiging", wie)
    stond_er = rijen(spel, vraag)
    with webserver(KATTEN) as elders:
        pagina.goto(elders)
        gekregen = pagina.evaluate(PROBEER, [stand.api, vraag.run, invoer])
    assert set(gekregen.values()) == {""}
    assert spel.prefect.get(f"/flow_runs/{vraag.run}").json()["state"]["name"] == "Suspended"
    assert rijen(spel, vraag) == stond_er


def test_een_naam_die_naar_deze_machine_is_gezet_toont_niets(
    spel: Spel, stand: Stand, pagina: Page
):
    """DNS rebinding: to the browser the page of Prefect is now one of the attacker."""
    vraag = spel.wacht(spel.meld(), "weging")
    antwoord = pagina.goto(f"http://{KWAAD}:{stand.poort}/api/flow_runs/{vraag.run}")
    assert antwoord is not None
    assert (antwoord.status, antwoord.text()) == (400, "Invalid host header")
    gekregen = pagina.evaluate(
        PROBEER, [f"http://{KWAAD}:{stand.poort}/api", vraag.run, json.loads("{}")]
    )
    assert set(gekregen.values()) <= {"", "Invalid host header"}


def test_de_pagina_laat_zich_niet_in_een_andere_tonen(spel: Spel, stand: Stand, pagina: Page):
    with webserver(KATTEN) as elders:
        pagina.goto(elders)
        plek = stand.api.removesuffix("/api") + "/runs"
        pagina.evaluate(
            "plek => { const f = document.createElement('iframe'); f.src = plek;"
            " document.body.append(f); return new Promise(r => f.onload = r).then(() => 1); }",
            plek,
        )
        getoond = pagina.frames[-1].locator("body").inner_text()
    assert getoond == "Alleen de eigen pagina van Prefect vraagt dit."
