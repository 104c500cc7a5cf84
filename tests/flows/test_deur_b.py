"""Door B: an answer typed on the Prefect page, through its real API."""

import json
import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import col, select

from deployments.regie import regie as voer_uit
from models.begrippen import Deur, Product, Rol
from models.formulieren import Maatregel, Ondertekening
from models.fouten import Geweigerd
from models.stappen import STAPPEN, formulier
from models.tabellen import Mandaat, Vraag
from tasks.antwoorden.beslissen import beslis
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tasks.register.lezen import feiten
from tasks.runs.paginaformulier import prefect_formulier
from tasks.runs.prefectpagina import Ingevuld, beoordeel
from tests.hulp.mensen import Spel, code, getekend
from tests.hulp.prefect import Stand, wacht_tot

pytestmark = pytest.mark.timeout(600)
GETYPT = "Verzonnen tekst die nergens mag blijven."
ONDERTEKEND = set(Ondertekening.model_fields)
VARIANTEN = [("informatieproduct", product) for product in Product if product != "geen"]
FORMULIEREN = [(stap, "") for stap in STAPPEN] + VARIANTEN


def test_wat_al_deels_is_gewist_houdt_de_zaak_niet_op(spel: Spel):
    """As after a crash between two deletions: one of them finds nothing."""
    vraag = spel.wacht(spel.meld(), "weging")
    invoer = ingevuld(spel, vraag, "ernstige_dreiging", spel.werf(Rol.RCCB, "Limburg"))
    deel = f"/flow_runs/{vraag.run}/input/suspended-{vraag.sleutel}-description"
    assert spel.prefect.delete(deel).status_code == httpx.codes.NO_CONTENT
    hervat(spel, vraag, invoer)
    assert nieuwe_poging(spel, vraag).gesteld
    assert rijen(spel, vraag) == []


@pytest.mark.norm("N085")
def test_een_goed_formulier_brengt_de_zaak_verder(spel: Spel):
    vraag = spel.wacht(spel.meld(), "weging")
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    hervat(spel, vraag, ingevuld(spel, vraag, "ernstige_dreiging", wie))
    volgende = spel.wacht(vraag.zaaknummer, "overleg")
    assert spel.vastgelegd(vraag.zaaknummer, "besluit") == [("weging", 1)]
    assert spel.vastgelegd(vraag.zaaknummer, "poging") == []
    besluit = feit(vraag.zaaknummer, "besluit")
    assert (besluit.functionaris, besluit.rol, besluit.gebied) == (wie, "rccb", "Oost-Brabant")
    assert besluit.inhoud["deur"] == Deur.B
    assert besluit.inhoud["antwoord"]["motivering"] == GETYPT
    assert rijen(spel, vraag) == []
    assert sorted(naam for naam, _ in rijen(spel, volgende)) == ["description", "schema"]


def foute_code(spel: Spel, vraag: Vraag) -> dict[str, Any]:
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    invoer = ingevuld(spel, vraag, "ernstige_dreiging", wie)
    return invoer | {"ondertekeningscode": f"{(int(code(wie)) + 1) % 10**6:06}"}


def verlopen_mandaat(spel: Spel, vraag: Vraag) -> dict[str, Any]:
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    with transactie() as sessie:
        mandaat = sessie.exec(select(Mandaat).where(col(Mandaat.functionaris) == wie)).one()
        mandaat.van, mandaat.tot = nu() - timedelta(days=2), nu() - timedelta(days=1)
    return ingevuld(spel, vraag, "ernstige_dreiging", wie)


def ander_gebied(spel: Spel, vraag: Vraag) -> dict[str, Any]:
    return ingevuld(spel, vraag, "ernstige_dreiging", spel.werf(Rol.RCCB, "Limburg"))


def onbekende(spel: Spel, vraag: Vraag) -> dict[str, Any]:
    invoer = ander_gebied(spel, vraag)
    return invoer | {"functionaris": "er.is.niemand.die.zo.heet"}


@pytest.mark.norm("N085")
@pytest.mark.parametrize(
    ("vul_in", "reden"),
    [
        pytest.param(foute_code, "de code is onjuist", id="foute code"),
        pytest.param(verlopen_mandaat, "geen geldig mandaat", id="verlopen mandaat"),
        pytest.param(ander_gebied, "geen geldig mandaat", id="ander gebied"),
        pytest.param(onbekende, "de code is onjuist", id="onbekende functionaris"),
    ],
)
def test_een_weigering_vraagt_opnieuw_met_de_reden_bovenaan(
    spel: Spel, vul_in: Callable, reden: str
):
    vraag = spel.wacht(spel.meld(), "weging")
    opnieuw = geweigerd(spel, vraag, vul_in(spel, vraag))
    boven = dict(rijen(spel, opnieuw))["description"]
    assert boven.startswith("> **Niet aanvaard:** ")
    assert reden in boven.splitlines()[0]
    assert GETYPT not in str(rijen(spel, opnieuw))
    antwoord_b(spel, opnieuw, "geen_ernstige_dreiging")
    wacht_tot(lambda: spel.wacht(vraag.zaaknummer) is None)
    assert spel.vastgelegd(vraag.zaaknummer, "besluit") == [("weging", 1)]


@pytest.mark.norm("N085")
def test_kwam_er_iets_bij_sinds_het_formulier_er_stond_dan_vraagt_de_pagina_opnieuw(spel: Spel):
    vraag = spel.wacht(spel.meld(), "weging")
    spel.spoed(vraag.zaaknummer)
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    opnieuw = geweigerd(spel, vraag, ingevuld(spel, vraag, "ernstige_dreiging", wie))
    boven = dict(rijen(spel, opnieuw))["description"].splitlines()[0]
    assert "Er kwam iets bij in deze zaak" in boven
    assert "spoedmaatregel" not in boven
    antwoord_b(spel, opnieuw, "ernstige_dreiging")
    spel.wacht(vraag.zaaknummer, "overleg")
    besluit = feit(vraag.zaaknummer, "besluit")
    getoond = {f.volgnummer: f.hash for f in alle(vraag.zaaknummer)}[besluit.inhoud["getoond"]]
    assert opnieuw.hoofd == besluit.inhoud["zaakhoofd"] == getoond


@pytest.mark.norm("N015")
def test_een_persoonsgerichte_maatregel_wordt_geweigerd_met_de_regel(spel: Spel):
    zaaknummer = spel.meld()
    spel.speel(zaaknummer, "ernstige_dreiging", "lokaal_domein", "maatregeladvies")
    vraag = spel.wacht(zaaknummer, "maatregeladvies")
    maatregel = {"soort": "persoonsbeveiliging", "locatie": "woning", "uitvoerder": "lx"}
    wie = spel.bevoegde(vraag, "geleverd")
    invoer = ingevuld(spel, vraag, "geleverd", wie, maatregelen=[maatregel])
    opnieuw = geweigerd(spel, vraag, invoer)
    assert "N015" in dict(rijen(spel, opnieuw))["description"].splitlines()[0]
    assert feit(zaaknummer, "poging").inhoud["norm"] == "N015"


def test_wat_niet_in_een_schema_past_komt_terug_zonder_poging(spel: Spel):
    """Two fields that contradict each other: bad input, so no attempt and no code consumed."""
    zaaknummer = spel.meld()
    spel.speel(zaaknummer, "ernstige_dreiging")
    vraag = spel.wacht(zaaknummer, "overleg")
    wie = spel.bevoegde(vraag, "geen_maatregelen")
    invoer = ingevuld(spel, vraag, "geen_maatregelen", wie, product="di")
    opnieuw = geweigerd(spel, vraag, invoer, pogingen=0)
    boven = dict(rijen(spel, opnieuw))["description"].splitlines()[0]
    assert "product: hoort alleen bij lokaal_domein; kies geen" in boven
    assert GETYPT not in boven
    hervat(spel, opnieuw, invoer | {"product": "geen"})
    wacht_tot(lambda: spel.wacht(zaaknummer) is None)


@pytest.mark.norm("N085")
def test_door_twee_deuren_tegelijk_telt_precies_een_antwoord(spel: Spel, stand: Stand):
    """Door A comes before, while or after a form submitted through door B is judged."""
    vragen = [spel.wacht(spel.meld(), "weging") for _ in range(4)]
    with stilgezet(stand):
        antwoord_b(spel, vragen[0], "ernstige_dreiging")
        aanvaard_a = [antwoord_a(spel, vragen[0])]
    for wacht_s, vraag in zip((0.3, 1), vragen[1:3], strict=True):
        antwoord_b(spel, vraag, "ernstige_dreiging")
        time.sleep(wacht_s)
        aanvaard_a.append(antwoord_a(spel, vraag))
    antwoord_b(spel, vragen[3], "ernstige_dreiging")
    wacht_tot(lambda: besluiten_in(vragen[3].zaaknummer))
    aanvaard_a.append(antwoord_a(spel, vragen[3]))
    for vraag, door_a in zip(vragen, aanvaard_a, strict=True):
        wacht_tot(lambda nr=vraag.zaaknummer: spel.wacht(nr, "overleg"))
        wacht_tot(lambda v=vraag: rijen(spel, v) == [], uitleg="getypt is niet gewist")
        deuren = [b.inhoud["deur"] for b in besluiten_in(vraag.zaaknummer)]
        assert deuren == [Deur.A if door_a else Deur.B]
    assert aanvaard_a[0]
    assert not aanvaard_a[-1]


def test_een_code_geldt_op_het_moment_van_invoer(spel: Spel, stand: Stand):
    """The worker stands still while someone types; what counts is when Prefect took it in."""
    vraag = spel.wacht(spel.meld(), "weging")
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    with stilgezet(stand):
        hervat(spel, vraag, ingevuld(spel, vraag, "ernstige_dreiging", wie))
        waar = {"prefix": f"suspended-{vraag.sleutel}-response"}
        pad = f"/flow_runs/{vraag.run}/input/filter"
        ontvangen = spel.prefect.post(pad, json=waar).json()[0]["created"]
        time.sleep(2)
    wacht_tot(lambda: spel.wacht(vraag.zaaknummer, "overleg"))
    besluit = feit(vraag.zaaknummer, "besluit")
    assert datetime.fromisoformat(besluit.inhoud["ingevoerd_op"]) == datetime.fromisoformat(
        ontvangen
    )
    assert besluit.moment - datetime.fromisoformat(ontvangen) > timedelta(seconds=1.5)


@pytest.mark.parametrize(
    ("minuten", "reden"),
    [(0, "De functionaris of de code is onjuist."), (-5, "")],
    ids=["nu ingevoerd", "toen ingevoerd"],
)
def test_een_oude_code_telt_alleen_voor_wat_toen_is_ingevoerd(spel: Spel, minuten: int, reden: str):
    vraag = spel.wacht(spel.meld(), "weging")
    vraag.sinds -= timedelta(minutes=10)
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    invoer = ingevuld(spel, vraag, "ernstige_dreiging", wie)
    invoer |= {"ondertekeningscode": code(wie, stappen=-10)}
    oordeel = beoordeel(vraag, Ingevuld(invoer, nu() + timedelta(minutes=minuten)))
    assert oordeel[: len(reden) or None] == reden


@pytest.mark.parametrize(
    ("minuten", "reden"),
    [(3, "later is ingevoerd dan het nu is"), (-3, "ingevoerd voordat het werd gevraagd")],
)
def test_een_moment_dat_niet_kan_wordt_geweigerd_en_gebruikt_geen_code(
    spel: Spel, minuten: int, reden: str
):
    """Prefect's database says when; a code of that moment was valid then, or will be."""
    vraag = spel.wacht(spel.meld(), "weging")
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    invoer = ingevuld(spel, vraag, "ernstige_dreiging", wie)
    elders = {"ondertekeningscode": code(wie, stappen=2 * minuten)}
    geweigerd_ = beoordeel(vraag, Ingevuld(invoer | elders, nu() + timedelta(minutes=minuten)))
    assert reden in geweigerd_
    assert spel.vastgelegd(vraag.zaaknummer, "poging") == []
    assert beoordeel(vraag, Ingevuld(invoer, nu())) == ""


@pytest.mark.parametrize("installatie_live", ["sqlite"], indirect=True)
def test_wat_iemand_op_de_pagina_verving_staat_er_na_een_ronde_weer(spel: Spel):
    """Also the reason of a refusal; and a run that points at another form altogether."""
    vraag = spel.wacht(spel.meld(), "weging")
    vraag = geweigerd(spel, vraag, ander_gebied(spel, vraag))
    hoort = sorted(rijen(spel, vraag))
    anders = {"description": "[Log hier in](https://kwaad.example)", "schema": {"properties": {}}}
    for deel, waarde in anders.items():
        pad = f"/flow_runs/{vraag.run}/input"
        sleutel = f"suspended-{vraag.sleutel}-{deel}"
        spel.prefect.delete(f"{pad}/{sleutel}").raise_for_status()
        spel.prefect.post(
            pad, json={"key": sleutel, "value": json.dumps(waarde)}
        ).raise_for_status()
    wacht_tot(lambda: sorted(rijen(spel, vraag)) == hoort, binnen=30, uitleg="niet teruggezet")
    antwoord_b(spel, vraag, "ernstige_dreiging")
    assert spel.wacht(vraag.zaaknummer, "overleg")


@pytest.mark.parametrize("installatie_live", ["sqlite"], indirect=True)
def test_een_run_die_een_ander_formulier_toont_vraagt_opnieuw(spel: Spel):
    vraag = spel.wacht(spel.meld(), "weging")
    staat = spel.prefect.get(f"/flow_runs/{vraag.run}").json()["state"]
    staat["state_details"]["run_input_keyset"] = {
        deel: f"elders-{deel}" for deel in ("response", "schema", "description")
    }
    anders = {naam: staat[naam] for naam in ("type", "name", "state_details")}
    gezet = {"state": anders, "force": True}
    spel.prefect.post(f"/flow_runs/{vraag.run}/set_state", json=gezet).raise_for_status()
    antwoord_b(spel, nieuwe_poging(spel, vraag), "ernstige_dreiging")
    assert spel.wacht(vraag.zaaknummer, "overleg")


@pytest.mark.parametrize("installatie_live", ["sqlite"], indirect=True)
def test_deur_b_kan_dicht(spel: Spel, stand: Stand):
    open_ = spel.wacht(spel.meld(), "weging")
    with eigen_werker(stand, REGIE_DEUR_B="uit"):
        antwoord_b(spel, open_, "ernstige_dreiging")
        wacht_tot(lambda: rijen(spel, open_) == [], uitleg="getypt is niet gewist")
        dicht = spel.wacht(spel.meld(), "weging")
        assert rijen(spel, dicht) == []
        hervat(spel, dicht, onbekende(spel, dicht))
        nieuwe_poging(spel, dicht)
        for vraag in (open_, dicht):
            assert spel.vastgelegd(vraag.zaaknummer, "besluit") == []
            assert spel.vastgelegd(vraag.zaaknummer, "poging") == []
            assert GETYPT not in typwerk(spel, vraag.run)
            assert antwoord_a(spel, vraag)
            wacht_tot(lambda nr=vraag.zaaknummer: spel.wacht(nr, "overleg"))
        zonder = spel.wacht(dicht.zaaknummer, "overleg")
    assert rijen(spel, nieuwe_poging(spel, zonder))  # open again: asked with its form


def test_het_schema_op_de_pagina_is_dat_van_regie_formulier(spel: Spel, capsys):
    vraag = spel.wacht(spel.meld(), "weging")
    capsys.readouterr()
    assert voer_uit(["formulier", vraag.zaaknummer, "weging", "--json"]) == 0
    eigen = json.loads(capsys.readouterr().out)["schema"]
    pagina = dict(rijen(spel, vraag))["schema"]
    assert list(pagina["properties"]) == [*eigen["properties"], *Ondertekening.model_fields]
    assert {n: v for n, v in pagina["properties"].items() if n not in ONDERTEKEND} == eigen[
        "properties"
    ]
    assert pagina["required"] == [*eigen["required"], *Ondertekening.model_fields]


@pytest.mark.parametrize(("stap", "variant"), FORMULIEREN)
def test_elk_formulier_op_de_pagina_vraagt_hetzelfde_als_regie_formulier(stap: str, variant: str):
    pagina = prefect_formulier(stap, variant).schema_op_de_pagina()
    eigen = formulier(stap, variant).model_json_schema(ref_template="#/definitions/{model}")
    velden = {n: v for n, v in pagina["properties"].items() if n not in ONDERTEKEND}
    assert velden == {naam: zonder_null(veld) for naam, veld in eigen["properties"].items()}
    assert set(pagina["required"]) == {*eigen["required"], *ONDERTEKEND}


@pytest.mark.parametrize(("stap", "variant"), FORMULIEREN)
def test_elk_veld_heeft_een_nederlandse_titel_en_elke_keuze_een_lijst(stap: str, variant: str):
    pagina = prefect_formulier(stap, variant).schema_op_de_pagina()
    eigen = prefect_formulier(stap, variant).model_fields
    assert [naam for naam, veld in eigen.items() if not veld.title] == []
    assert [naam for naam, veld in Maatregel.model_fields.items() if not veld.title] == []
    for veld in velden(pagina):
        assert "anyOf" not in veld
        assert "const" not in veld
        assert veld.get("type") != "null"
        doel = pagina["definitions"].get(veld.get("$ref", "").rpartition("/")[2], veld)
        assert doel.get("type") in {"string", "boolean", "array"}
    assert pagina["properties"]["uitkomst"]["enum"]


@pytest.mark.parametrize("onzin", [{}, {"uitkomst": "misschien"}, {"uitkomst": ["a"]}])
def test_wat_het_schema_weigert_komt_niet_binnen(spel: Spel, onzin: dict[str, Any]):
    vraag = spel.wacht(spel.meld(), "weging")
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    invoer = (ingevuld(spel, vraag, "ernstige_dreiging", wie) | onzin) if onzin else {}
    antwoord = hervat(spel, vraag, invoer, aanvaard=False)
    assert antwoord["status"] != "ACCEPT"
    assert spel.wacht(vraag.zaaknummer, "weging").poging == vraag.poging
    assert GETYPT not in typwerk(spel, vraag.run)


def ingevuld(spel: Spel, vraag: Vraag, uitkomst: str, wie: str, **velden: Any) -> dict[str, Any]:
    """The form as someone fills it in: no field that stays empty."""
    invoer = spel.voorbeeld(vraag, uitkomst, motivering=GETYPT, **velden)
    invoer |= {"functionaris": wie, "ondertekeningscode": code(wie)}
    return {naam: waarde for naam, waarde in invoer.items() if waarde is not None}


def hervat(
    spel: Spel, vraag: Vraag, invoer: dict[str, Any], *, aanvaard: bool = True
) -> dict[str, Any]:
    """Press Resume; a server that is busy is asked again, as a person would."""
    pad = f"/flow_runs/{vraag.run}/resume"

    def antwoord() -> httpx.Response | None:
        gegeven = spel.prefect.post(pad, json={"run_input": invoer})
        return None if gegeven.status_code == httpx.codes.SERVICE_UNAVAILABLE else gegeven

    gegeven = wacht_tot(antwoord, uitleg="Prefect blijft bezet").json()
    if aanvaard:
        assert gegeven["status"] == "ACCEPT", gegeven
    return gegeven


def antwoord_b(spel: Spel, vraag: Vraag, uitkomst: str) -> None:
    wie = spel.bevoegde(vraag, uitkomst)
    hervat(spel, vraag, ingevuld(spel, vraag, uitkomst, wie))


def antwoord_a(spel: Spel, vraag: Vraag) -> bool:
    """Through door A; whether it was accepted."""
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    poging = getekend(wie)
    try:
        beslis(vraag.id, spel.voorbeeld(vraag, "ernstige_dreiging"), poging, moment=nu())
    except Geweigerd:
        return False
    return True


def nieuwe_poging(spel: Spel, oud: Vraag) -> Vraag:
    """The same vraag, asked anew within a minute under a new key."""

    def gesteld() -> Vraag | None:
        vraag = spel.wacht(oud.zaaknummer, oud.stap, onderwerp=oud.onderwerp)
        return vraag if vraag and vraag.poging > oud.poging else None

    return wacht_tot(gesteld, binnen=60, uitleg="niet opnieuw gevraagd na een weigering")


def geweigerd(spel: Spel, vraag: Vraag, invoer: dict[str, Any], *, pogingen: int = 1) -> Vraag:
    """Submit what must be refused: asked anew, and nothing changed but the attempt recorded."""
    vooraf = alle(vraag.zaaknummer)
    hervat(spel, vraag, invoer)
    opnieuw = nieuwe_poging(spel, vraag)
    erbij = alle(vraag.zaaknummer)[len(vooraf) :]
    assert [(f.soort, f.stap) for f in erbij] == [("poging", vraag.stap)] * pogingen
    assert GETYPT not in str([f.inhoud for f in erbij])
    staat = spel.prefect.get(f"/flow_runs/{opnieuw.run}").json()["state"]
    assert staat["name"] == "Suspended"
    assert staat["state_details"]["pause_key"] == opnieuw.sleutel != vraag.sleutel
    anders = {"poging", "gesteld", "run", "hoofd", "reden"}
    assert opnieuw.model_dump(exclude=anders) == vraag.model_dump(exclude=anders)
    assert rijen(spel, vraag) == []
    return opnieuw


def rijen(spel: Spel, vraag: Vraag) -> list[tuple[str, Any]]:
    """What Prefect holds of this attempt: (response, schema or description, value)."""
    voor = f"suspended-{vraag.sleutel}-"
    pad = f"/flow_runs/{vraag.run}/input/filter"
    gevonden = spel.prefect.post(pad, json={"prefix": voor, "limit": 100}).json()
    return [(rij["key"].removeprefix(voor), json.loads(rij["value"])) for rij in gevonden]


def typwerk(spel: Spel, run: str) -> str:
    pad = f"/flow_runs/{run}/input/filter"
    return spel.prefect.post(pad, json={"prefix": "", "limit": 200}).text


def alle(zaaknummer: str) -> list[Any]:
    with lezen() as sessie:
        return feiten(sessie, zaaknummer)


def besluiten_in(zaaknummer: str) -> list[Any]:
    return [f for f in alle(zaaknummer) if f.soort == "besluit"]


def feit(zaaknummer: str, soort: str) -> Any:
    return [f for f in alle(zaaknummer) if f.soort == soort][-1]


def zonder_null(veld: dict[str, Any]) -> dict[str, Any]:
    keuzen = [keuze for keuze in veld.get("anyOf", []) if keuze.get("type") != "null"]
    overig = {n: w for n, w in veld.items() if n not in {"anyOf", "default"}}
    return {**keuzen[0], **overig} if keuzen else veld


def velden(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for deel in (schema, *schema["definitions"].values()):
        yield from deel.get("properties", {}).values()


@contextmanager
def stilgezet(stand: Stand) -> Iterator[None]:
    """The worker stands still, at a moment at which it keeps nobody from writing in Prefect."""
    groep = stand.processen["werker"].pid
    os.killpg(groep, signal.SIGSTOP)
    while not schrijfbaar(stand.home / "prefect" / "prefect.db"):
        os.killpg(groep, signal.SIGCONT)
        time.sleep(0.1)
        os.killpg(groep, signal.SIGSTOP)
    try:
        yield
    finally:
        os.killpg(groep, signal.SIGCONT)


def schrijfbaar(bestand: Path) -> bool:
    if not bestand.exists():
        return True
    with closing(sqlite3.connect(bestand, timeout=1, isolation_level=None)) as verbinding:
        try:
            verbinding.execute("BEGIN IMMEDIATE").execute("ROLLBACK")
        except sqlite3.OperationalError:
            return False
    return True


@contextmanager
def eigen_werker(stand: Stand, **omgeving: str) -> Iterator[None]:
    """Another worker instead of the usual one."""
    stand.dood("werker")
    stand.extra |= omgeving
    stand.werker()
    try:
        yield
    finally:
        stand.dood("werker")
        for naam in omgeving:
            del stand.extra[naam]
        stand.werker()
