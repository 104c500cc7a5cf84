"""A person in a browser answers a vraag on the Prefect page (door B); screenshots in tmp_path."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect, sync_playwright

from models.formulieren import BesluitMaatregelen
from models.tabellen import Vraag
from tests.flows.test_roosters import draai
from tests.hulp.mensen import Spel, code
from tests.hulp.prefect import wacht_tot

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("live-lang"),
    pytest.mark.parametrize("installatie_live", ["sqlite"], indirect=True),
]
CHROMIUM = "/usr/bin/chromium"
VLAGGEN = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
VLAGGEN += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
GEDULD_MS = 40_000
FOUTE_CODE = "000000"
TITEL = {naam: veld.title for naam, veld in BesluitMaatregelen.model_fields.items()}


@pytest.fixture(scope="module")
def venster() -> Iterator[BrowserContext]:
    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
        yield browser.new_context(
            viewport={"width": 1200, "height": 900},
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
        )
        browser.close()


@pytest.fixture
def pagina(venster: BrowserContext) -> Iterator[Page]:
    geopend = venster.new_page()
    geopend.set_default_timeout(GEDULD_MS)
    expect.set_options(timeout=GEDULD_MS)
    yield geopend
    geopend.close()


def test_een_mens_antwoordt_en_de_zaak_gaat_verder(spel: Spel, pagina: Page, tmp_path: Path):
    zaaknummer = spel.meld()
    vraag = spel.wacht(zaaknummer, "weging")
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    buiten = buitenwereld(pagina)

    formulier = hervat(pagina, spel, vraag)
    assert titels(formulier) == [
        "Is er sprake van ernstige dreiging?",
        "Motivering",
        "Uw functionaris-id",
        "Ondertekeningscode",
    ]
    expect(formulier).to_contain_text(f"Weging door de RCCB in zaak {zaaknummer}")
    keuzen = kies(formulier, "Is er sprake van ernstige dreiging?", "ernstige_dreiging")
    assert keuzen == ["ernstige_dreiging", "geen_ernstige_dreiging"]
    typ(formulier, "Motivering", "Verzonnen motivering,\nover twee regels.")
    onderteken(formulier, wie, code(wie))
    formulier.screenshot(path=tmp_path / "ingevuld.png")
    verstuur(formulier)

    assert spel.wacht(zaaknummer, "overleg")
    assert spel.vastgelegd(zaaknummer, "besluit") == [("weging", 1)]
    expect(pagina.get_by_text("wacht-op-adviseur_bbc")).to_be_visible()
    expect(pagina.get_by_role("button", name="Resume")).to_be_visible()
    pagina.screenshot(path=tmp_path / "verder.png")
    tabblad(pagina, "Task Runs")
    expect(pagina.get_by_text("Weging door de RCCB", exact=True)).to_have_count(1)
    expect(pagina.get_by_text("Overleg adviseur BB&C met HOvJ", exact=True)).to_have_count(1)
    pagina.screenshot(path=tmp_path / "stappen.png")
    tabblad(pagina, "Artifacts")
    kaart = pagina.locator("a", has_text="Wacht op Overleg adviseur BB&C met HOvJ")
    pagina.screenshot(path=tmp_path / "kaarten.png")
    kaart.last.click()
    expect(pagina.get_by_role("heading", name=f"Zaak {zaaknummer}")).to_be_visible()
    pagina.screenshot(path=tmp_path / "kaart.png")
    assert buiten == []


def test_een_foute_code_komt_terug_met_de_reden_bovenaan(spel: Spel, pagina: Page, tmp_path: Path):
    zaaknummer = spel.meld()
    vraag = spel.wacht(zaaknummer, "weging")
    wie = spel.bevoegde(vraag, "geen_ernstige_dreiging")

    vul_in(hervat(pagina, spel, vraag), wie, FOUTE_CODE)
    opnieuw = nieuwe_poging(spel, vraag)
    formulier = hervat(pagina, spel, opnieuw)
    formulier.screenshot(path=tmp_path / "geweigerd.png")
    boven = formulier.locator(".markdown-renderer").first.inner_text()
    assert boven.startswith("Niet aanvaard:")
    assert "de code is onjuist" in boven.lower()
    assert spel.vastgelegd(zaaknummer, "besluit") == []
    assert spel.vastgelegd(zaaknummer, "poging") == [("weging", 1)]

    vul_in(formulier, wie, code(wie))
    wacht_tot(lambda: spel.wacht(zaaknummer) is None, uitleg="de zaak is niet ten einde")
    assert spel.vastgelegd(zaaknummer, "besluit") == [("weging", 1)]
    expect(pagina.get_by_text("Completed", exact=True).first).to_be_visible()
    pagina.screenshot(path=tmp_path / "ten_einde.png")


def test_een_mens_stelt_maatregelen_vast_op_het_langste_formulier(
    spel: Spel, pagina: Page, tmp_path: Path
):
    zaaknummer = spel.meld()
    loop = ["ernstige_dreiging", "lokaal_domein", "maatregeladvies"]
    assert spel.speel(zaaknummer, *loop)[-1] == "maatregeladvies"
    vraag = spel.wacht(zaaknummer, "maatregeladvies")
    formulier = hervat(pagina, spel, vraag)
    assert kies(formulier, "Levering", "geleverd") == ["geleverd"]
    typ(formulier, "Motivering", "Verzonnen advies.")
    voeg_maatregel_toe(formulier)
    onderteken(formulier, wie := spel.bevoegde(vraag, "geleverd"), code(wie))
    formulier.screenshot(path=tmp_path / "advies.png")
    verstuur(formulier)

    vraag = spel.wacht(zaaknummer, "besluit_maatregelen")
    formulier = hervat(pagina, spel, vraag)
    expect(formulier.get_by_text("Property is type")).to_have_count(0)
    kies(formulier, "Besluit over het maatregeladvies", "vaststellen")
    typ(formulier, "Motivering", "Verzonnen besluit.")
    kies(formulier, "Dreigingsniveau: ernst", "ernstig")
    kies(formulier, "Dreigingsniveau: waarschijnlijkheid", "mogelijk")
    typ(formulier, TITEL["weerstand_persoon"], "Verzonnen weerstand.")
    typ(formulier, TITEL["weerstand_werkgever"], "Verzonnen weerstand.")
    voeg_maatregel_toe(formulier)
    kies_dag(formulier, "Toetsdatum")
    typ(formulier, "Toetscriteria", "Verzonnen criterium.")
    onderteken(formulier, wie := spel.bevoegde(vraag, "vaststellen"), code(wie))
    formulier.screenshot(path=tmp_path / "besluit.png")
    verstuur(formulier)
    assert spel.wacht(zaaknummer, "informeren_persoon")


def test_de_agenda_is_een_beeld_met_een_tabel(spel: Spel, pagina: Page, tmp_path: Path):
    zaaknummer = spel.meld()
    spel.wacht(zaaknummer, "weging")
    draai(spel, "agenda")
    buiten = buitenwereld(pagina)
    pagina.goto(f"{str(spel.prefect.base_url).removesuffix('/api/')}/artifacts/key/agenda")
    pagina.locator("a[href*='/artifacts/artifact/']").first.click()
    expect(pagina.get_by_role("heading", name="Agenda")).to_be_visible()
    expect(pagina.get_by_text(zaaknummer).first).to_be_visible()
    beeld = pagina.get_by_alt_text("Wat per week verloopt")
    expect(beeld).to_be_visible()
    pagina.screenshot(path=tmp_path / "agenda.png")
    assert beeld.evaluate("plaatje => plaatje.naturalWidth") > 200
    assert buiten == []


def voeg_maatregel_toe(formulier: Locator) -> None:
    formulier.get_by_role("button", name="Add item").click()
    kies(formulier, "Soort maatregel", "toezicht")
    kies(formulier, "Locatie", "woning")
    kies(formulier, "Uitvoerder", "politie")


def kies_dag(formulier: Locator, titel: str) -> None:
    """The fifteenth of next month, from the calendar."""
    veld(formulier, titel).locator(".p-date-button__actions button").click()
    kalender = formulier.page.locator(".p-date-picker")
    kalender.locator(".p-calendar-header__after button").click()
    kalender.get_by_role("button", name="15", exact=True).click()
    kalender.get_by_role("button", name="Apply").click()
    expect(kalender).to_be_hidden()


def hervat(pagina: Page, spel: Spel, vraag: Vraag) -> Locator:
    """Open the page of the run and press Resume; the form."""
    pagina.goto(f"{str(spel.prefect.base_url).removesuffix('/api/')}/runs/flow-run/{vraag.run}")
    pagina.get_by_role("button", name="Resume").click()
    formulier = pagina.locator(".p-modal__card")
    expect(formulier.get_by_text("Ondertekeningscode", exact=True)).to_be_visible()
    return formulier


def vul_in(formulier: Locator, wie: str, met_code: str) -> None:
    kies(formulier, "Is er sprake van ernstige dreiging?", "geen_ernstige_dreiging")
    typ(formulier, "Motivering", "Verzonnen motivering.")
    onderteken(formulier, wie, met_code)
    verstuur(formulier)


def onderteken(formulier: Locator, wie: str, met_code: str) -> None:
    typ(formulier, "Uw functionaris-id", wie)
    typ(formulier, "Ondertekeningscode", met_code)


def verstuur(formulier: Locator) -> None:
    formulier.get_by_role("button", name="Submit").click()
    expect(formulier).to_be_hidden()


def veld(formulier: Locator, titel: str) -> Locator:
    precies = re.compile(rf"^{re.escape(titel)}( \(Optional\))?$")
    label = formulier.page.locator(".schema-form-property__label", has_text=precies)
    return formulier.locator(".schema-form-property", has=label).last


def titels(formulier: Locator) -> list[str]:
    return formulier.locator(".schema-form-property__label").all_inner_texts()


def typ(formulier: Locator, titel: str, tekst: str) -> None:
    veld(formulier, titel).locator("textarea").fill(tekst)


def kies(formulier: Locator, titel: str, keuze: str) -> list[str]:
    """Choose from the list as shown; what it offered.

    By its arrow: a click beside it opens the list of this version of Prefect and shuts it at once.
    """
    veld(formulier, titel).locator(".p-select-button__icon").click(force=True)
    opties = formulier.page.locator(".p-select-option")
    expect(opties.first).to_be_visible()
    aangeboden = [optie.strip() for optie in opties.all_inner_texts()]
    opties.get_by_text(keuze, exact=True).click()
    return [optie for optie in aangeboden if optie]


def tabblad(pagina: Page, naam: str) -> None:
    pagina.locator(".p-tab", has_text=naam).click()


def buitenwereld(pagina: Page) -> list[str]:
    """Every address that the page asks for outside this machine, as it goes."""
    gezien: list[str] = []
    pagina.on(
        "request",
        lambda vraag: (
            None
            if vraag.url.startswith(("http://127.0.0.1:", "data:", "blob:", "ws://127.0.0.1:"))
            else gezien.append(vraag.url)
        ),
    )
    return gezien


def nieuwe_poging(spel: Spel, oud: Vraag) -> Vraag:
    """The same vraag once more, after what was submitted has been judged."""

    def gesteld() -> Vraag | None:
        vraag = spel.wacht(oud.zaaknummer, oud.stap)
        return vraag if vraag and vraag.poging > oud.poging else None

    return wacht_tot(gesteld, binnen=60, uitleg="opnieuw gevraagd na een weigering")
