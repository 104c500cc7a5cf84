"""What is typed stays in the register, encrypted, and nowhere else, whatever level logs are at."""

import base64
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, inspect

from deployments.inrichten import richt_in
from deployments.regie import regie as voer_uit
from models.begrippen import LANDELIJK, Procedure, Rol
from models.tabellen import Vraag
from models.voorbeelden.invoer import informatieproduct, melding, spoedmaatregel
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.berichten import lijst, postvak
from tasks.runs.api import client as prefect_client
from tasks.zaak.zaken import open_vragen
from tests.flows.test_deur_b import hervat, nieuwe_poging, rijen, stilgezet
from tests.hulp.installaties import omgeving
from tests.hulp.live import DATABANKEN, SNEL, maak_database, wis_database
from tests.hulp.mensen import Spel, code
from tests.hulp.prefect import Stand, vrije_poort, wacht_tot
from tests.hulp.veger import TRIAGE

pytestmark = pytest.mark.timeout(400)
MERK = f"zq7kanarie{uuid4().hex[:8]}"
SPRAAKZAAM = {
    "PREFECT_DEBUG_MODE": "true",
    "PREFECT_LOGGING_LEVEL": "DEBUG",
    "PREFECT_SERVER_LOGGING_LEVEL": "DEBUG",
    "PREFECT_INTERNAL_LOGGING_LEVEL": "DEBUG",
    "PREFECT_LOGGING_ROOT_LEVEL": "DEBUG",
}
RUSTIG_S = 45
ONTVANGERS = (
    *((rol, "Oost-Brabant") for rol in (Rol.RCCB, Rol.ADVISEUR_BBC, Rol.HOVJ, Rol.POLITIE)),
    *((rol, LANDELIJK) for rol in (Rol.AIVD, Rol.BEHEERDER)),
)
"""Everyone whom this case asks something or tells something."""
LUISTERHAAK = """
import logging, os, sys
logging.basicConfig(level=logging.DEBUG)
def hoor(gebeurtenis, feiten):
    if gebeurtenis in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
        wie = feiten[0] if gebeurtenis == "socket.getaddrinfo" else feiten[1]
        plek = wie[0] if isinstance(wie, tuple) else wie
        with open(os.environ["LUISTERHAAK"], "a") as boek:
            print(gebeurtenis, repr(plek), file=boek)
sys.addaudithook(hoor)
"""


@dataclass
class Kanaries:
    """Texts that occur nowhere else; each says which field it was typed in."""

    velden: list[str] = field(default_factory=list)

    def __call__(self, veld: str) -> str:
        self.velden.append(veld)
        return f"{MERK}.{len(self.velden):03}.{veld}"

    def tekst(self, veld: str) -> str:
        return f'Eén "{self(veld)}"\nregel.'


@pytest.fixture(scope="module", params=DATABANKEN)
def spraakzaam(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Spel, Stand, list[str]]]:
    """A regie of its own of which every process logs all it can."""
    home = tmp_path_factory.mktemp(f"lek-{request.param}")
    waarden, databases = {**SNEL, "REGIE_HOME": str(home)}, []
    server = os.environ.get("REGIE_TEST_POSTGRES_URL", "")
    if request.param == "postgres":
        if not server:
            pytest.skip("REGIE_TEST_POSTGRES_URL is leeg")
        databases = [
            maak_database(server, f"regie_lek_{soort}_{os.getpid()}") for soort in ("r", "p")
        ]
        waarden["REGIE_DATABASE_URL"] = databases[0]
        waarden["REGIE_PREFECT_DATABASE_URL"] = databases[1].replace("+psycopg", "+asyncpg")
    else:
        waarden["PREFECT_API_DATABASE_ECHO"] = "true"
    haak = tmp_path_factory.mktemp("haak")
    (haak / "sitecustomize.py").write_text(LUISTERHAAK)
    luister = {"PYTHONPATH": str(haak), "LUISTERHAAK": str(home / "log" / "verbindingen.txt")}
    stand = Stand(home, extra={**SPRAAKZAAM, **luister})
    with omgeving(waarden), pytest.MonkeyPatch.context() as adres:
        adres.setenv("PREFECT_API_URL", stand.api)
        richt_in()
        try:
            poorten = {"postvak": vrije_poort(), "klok": vrije_poort()}
            (home / "prefect.json").write_text(json.dumps(poorten))
            stand.server()
            stand.werker()
            stand.begin("postbode", "postbode")
            stand.begin("klok", "klok")
            with prefect_client(stand.api, geduld_s=30) as prefect:
                yield Spel(prefect), stand, databases
        finally:
            stand.stop()
            for url in databases:
                wis_database(server, url.rpartition("/")[2])


@pytest.mark.norm("N008", "N106")
def test_wat_wordt_getypt_is_nergens_te_vinden_en_gaat_de_machine_niet_af(
    spraakzaam: tuple[Spel, Stand, list[str]], tmp_path: Path, capsys
):
    spel, stand, databases = spraakzaam
    for rol, gebied in ONTVANGERS:
        spel.werf(rol, gebied)
    kanarie = Kanaries()
    regie = Opdrachtregel(tmp_path, capsys, kanarie)
    zaaknummer = regie.meld()

    vraag = spel.wacht(zaaknummer, "weging")
    vraag = loop_vast_in_deur_b(spel, stand, databases, vraag, kanarie)
    antwoord_b(spel, vraag, "ernstige_dreiging", kanarie)

    onderwerp = regie.neem_spoedmaatregel(spel, zaaknummer)
    anders = {"maatregelen": [TOEZICHT]}
    vraag = spel.wacht(zaaknummer, "afstemming", onderwerp=onderwerp)
    regie.besluit(spel, vraag, "aanpassen", als=Rol.ADVISEUR_BBC, **anders)
    vraag = spel.wacht(zaaknummer, "vaststelling", onderwerp=onderwerp)
    antwoord_b(spel, vraag, "aanpassen", kanarie, **anders)
    wacht_tot(lambda: spel.wacht(zaaknummer, onderwerp=onderwerp) is None)

    vraag = spel.wacht(zaaknummer, "overleg")
    regie.loop_vast_in_deur_a(spel, vraag, "lokaal_domein")
    regie.besluit(spel, vraag, "lokaal_domein", product="ra", leverancier="aivd")
    antwoord_b(spel, spel.wacht(zaaknummer, "informatieproduct"), "geleverd", kanarie)
    vraag = spel.wacht(zaaknummer, "vervolg")
    verduidelijking = {"product": "di", "verduidelijking": kanarie.tekst("verduidelijking")}
    regie.besluit(spel, vraag, "informatieproduct", **verduidelijking)
    vraag = spel.wacht(zaaknummer, "informatieproduct")
    regie.besluit(spel, vraag, "geleverd")
    antwoord_b(spel, spel.wacht(zaaknummer, "vervolg"), "maatregeladvies", kanarie)

    vraag = spel.wacht(zaaknummer, "maatregeladvies")
    verboden = {"soort": "persoonsbeveiliging", "locatie": "woning", "uitvoerder": "lx"}
    verboden |= {"omschrijving": kanarie("verboden"), "toetscriteria": kanarie("verboden")}
    antwoord_b(spel, vraag, "geleverd", kanarie, maatregelen=[verboden])
    antwoord_b(spel, nieuwe_poging(spel, vraag), "geleverd", kanarie)
    vraag = spel.wacht(zaaknummer, "besluit_maatregelen")
    regie.loop_vast_in_deur_a(spel, vraag, "vaststellen")
    antwoord_b(spel, vraag, "vaststellen", kanarie)
    vraag = spel.wacht(zaaknummer, "informeren_persoon")
    regie.lever(spel)
    inzender = spel.bevoegde(vraag, "geinformeerd")
    hervat(spel, vraag, formulier(spel, vraag, "geinformeerd", inzender, kanarie))
    regie.besluit(spel, vraag, "beperkt")
    wacht_tot(lambda: spel.wacht(zaaknummer) is None)

    gelezen = regie.dossier(spel, zaaknummer)
    assert {"naam", "straat", "verduidelijking", "motivering", "toetscriteria"} <= gelezen
    (stand.home / "proef.log").write_text(json.dumps([kanarie.tekst("proef")]))
    assert set(vindplaatsen(stand, spel, databases)) == {"proef.log"}
    (stand.home / "proef.log").unlink()
    wacht_tot(
        lambda: not vindplaatsen(stand, spel, databases),
        binnen=RUSTIG_S,
        uitleg=f"gevonden: {vindplaatsen(stand, spel, databases)}",
    )
    assert gezochte_plekken(stand) == {"127.0.0.1"}
    toets_berichten(zaaknummer)


@pytest.mark.alles
@pytest.mark.norm("N008", "N106")
def test_ook_een_triage_met_beide_escalaties_laat_niets_achter(
    spraakzaam: tuple[Spel, Stand, list[str]], tmp_path: Path, capsys
):
    spel, stand, databases = spraakzaam
    kanarie = Kanaries()
    regie = Opdrachtregel(tmp_path, capsys, kanarie)
    zaaknummer = spel.meld(naam=kanarie("naam"))
    triage = {stap: wat for stap, wat in TRIAGE.items() if stap not in GEMEENTE}
    for deur, (stap, (uitkomst, velden)) in zip(cycle("ab"), triage.items(), strict=False):
        vraag = gesteld(zaaknummer, stap)
        if stap == "ondertekening":
            anders = {"tegen_het_leven": False, "correctie": "Verzonnen."}
            antwoord_b(spel, vraag, uitkomst, kanarie, **anders)
            vraag = nieuwe_poging(spel, vraag)
            boven = dict(rijen(spel, vraag))["description"]
            assert "Het toetsingskader staat directe opname niet toe" in boven
            assert "leven" not in boven
        if deur == "a":
            regie.besluit(spel, vraag, uitkomst, **velden)
        else:
            antwoord_b(spel, vraag, uitkomst, kanarie, **velden)
    informeer(spel, zaaknummer, kanarie)
    wacht_tot(
        lambda: not vindplaatsen(stand, spel, databases),
        binnen=RUSTIG_S,
        uitleg=f"gevonden: {vindplaatsen(stand, spel, databases)}",
    )
    getypt = {"overwegingen", "fenomeen_onderbouwing", "vindplaats", "tekst", "bellen"}
    assert getypt | {"medewerking", "voorwaarden"} <= set(kanarie.velden)


GEMEENTE = {"vrijgave", "ontvangst"}
"""Answered by `informeer`, with more typed in than the table of a triage has."""


def informeer(spel: Spel, zaaknummer: str, kanarie: Kanaries) -> None:
    """The gemeente, on the page: what it may read, that it has it, and whether it helps."""
    velden = {"medewerking": "Verzonnen container."}
    antwoord_b(spel, gesteld(zaaknummer, "vrijgave"), "vrijgegeven", kanarie, **velden)
    antwoord_b(spel, gesteld(zaaknummer, "ontvangst"), "ontvangen", kanarie)
    voorwaarden = {"voorwaarden": "Verzonnen voorwaarde."}
    antwoord_b(spel, gesteld(zaaknummer, "medewerking"), "akkoord", kanarie, **voorwaarden)
    wacht_tot(lambda: not open_over_gemeenten(zaaknummer), uitleg="medewerking")


def open_over_gemeenten(zaaknummer: str) -> list[str]:
    with lezen() as sessie:
        open_ = open_vragen(sessie, zaaknummer)
    return [vraag.stap for vraag in open_ if vraag.proces == Procedure.INFORMEER_BURGEMEESTER]


def gesteld(zaaknummer: str, stap: str) -> Vraag:
    """The open vraag of this stap, whatever process asks it, once it waits in Prefect."""

    def gevonden() -> Vraag | None:
        with lezen() as sessie:
            open_ = open_vragen(sessie, zaaknummer)
        return next((vraag for vraag in open_ if vraag.stap == stap and vraag.gesteld), None)

    return wacht_tot(gevonden, uitleg=f"{zaaknummer}: {stap}")


_INLOGGEN = r"Log in: http://127\.0\.0\.1:\d+"
BRIEVEN = (
    r"Er staat iets voor u klaar in zaak {zaak}\.\n"
    + _INLOGGEN
    + r"\nBevestig de ontvangst: http://127\.0\.0\.1:\d+/b/\d{{6}}/[0-9a-f]{{32}}",
    r"Op uw naam is iets vastgelegd in zaak {zaak} \(vastlegging \d+\)\.\n"
    r"Was u dit niet\? Bel dan meteen de beheerder, en noem deze nummers\.\n"
    r"`regie register toon {zaak}` toont wat op uw naam staat\.\n" + _INLOGGEN,
)


def toets_berichten(zaaknummer: str) -> None:
    """What came says number, case, where to log in, and how to confirm or to object; no more.

    Who was asked something confirms; who acted hears under which number that was recorded.
    """
    wacht_tot(
        lambda: {b["staat"] for b in lijst.lijst_berichten(zaaknummer)} == {"aangenomen"},
        binnen=30,
    )
    brieven = postvak.ontvangen()
    assert len(brieven) == len(lijst.lijst_berichten(zaaknummer)) > 10
    for brief in brieven:
        assert re.fullmatch(rf"regie: bericht \d{{6}} over zaak {zaaknummer}", brief["onderwerp"])
        gelezen = "\n".join(brief["tekst"].splitlines())
        assert any(re.fullmatch(vorm.format(zaak=zaaknummer), gelezen) for vorm in BRIEVEN), gelezen
    assert len([b for b in brieven if "Op uw naam" in b["tekst"]]) > 3


def gezochte_plekken(stand: Stand) -> set[str]:
    """Every address that server and worker asked for since they began, attempts too."""
    gezocht = (stand.home / "log" / "verbindingen.txt").read_text().splitlines()
    return {regel.partition(" ")[2].strip("b'") for regel in gezocht}


def loop_vast_in_deur_b(
    spel: Spel, stand: Stand, databases: list[str], vraag: Vraag, kanarie: Kanaries
) -> Vraag:
    """Everything that goes wrong on the page; the vraag as it is open afterwards."""
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    goed = formulier(spel, vraag, "ernstige_dreiging", wie, kanarie)
    for fout in (
        {"uitkomst": kanarie("uitkomst")},
        {kanarie("veldnaam"): kanarie("veld te veel")},
        {"ondertekeningscode": kanarie("code")},
        {"functionaris": "(" + kanarie("functionaris") + ")"},
        {"motivering": {"__prefect_kind": "json", "value": kanarie("json")}},
        {"motivering": {"__prefect_kind": "workspace_variable", "variable_name": kanarie("var")}},
    ):
        antwoord = hervat(spel, vraag, goed | fout, aanvaard=False)
        assert antwoord.get("status") != "ACCEPT", fout
    with stilgezet(stand):
        hervat(spel, vraag, goed | {"functionaris": kanarie("niemand")})
        assert MERK in str(rijen(spel, vraag))
        assert vindplaatsen(stand, spel, databases)
    vraag = nieuwe_poging(spel, vraag)
    sjabloon = {"__prefect_kind": "jinja", "template": kanarie("sjabloon")}
    hervat(spel, vraag, goed | {"ondertekeningscode": "000000", "motivering": sjabloon})
    vraag = nieuwe_poging(spel, vraag)
    zonder_mandaat = spel.werf(Rol.RCCB, "Limburg")
    hervat(spel, vraag, formulier(spel, vraag, "ernstige_dreiging", zonder_mandaat, kanarie))
    return nieuwe_poging(spel, vraag)


def antwoord_b(spel: Spel, vraag: Vraag, uitkomst: str, kanarie: Kanaries, **velden: Any) -> None:
    wie = spel.bevoegde(vraag, uitkomst)
    hervat(spel, vraag, formulier(spel, vraag, uitkomst, wie, kanarie, **velden))


def formulier(
    spel: Spel, vraag: Vraag, uitkomst: str, wie: str, kanarie: Kanaries, **velden: Any
) -> dict[str, Any]:
    ingevuld = met_kanaries(spel.voorbeeld(vraag, uitkomst, **velden), kanarie)
    ingevuld |= {"functionaris": wie, "ondertekeningscode": code(wie)}
    return {naam: waarde for naam, waarde in ingevuld.items() if waarde is not None}


TOEZICHT = {"soort": "toezicht", "locatie": "woning", "uitvoerder": "politie"}
TOEZICHT |= {"omschrijving": "", "toetscriteria": ""}
VRIJ = {"motivering", "inhoud", "omschrijving", "toetscriteria", "weerstand_persoon", "reden"}
VRIJ |= {"weerstand_werkgever", "weerstand", "scenarios", "belang", "dreiging"}
VRIJ |= {"beperking_op_delen", "naam", "straat", "werkgever"}
VRIJ |= {"fenomeen_onderbouwing", "inzicht_onderbouwing", "correctie", "eigen_oordeel"}
VRIJ |= {"wie", "waarom", "wat", "wanneer", "waar", "gedaan", "loopt", "overwegingen"}
VRIJ |= {"tekst", "bellen", "medewerking", "voorwaarden"}
VRIJ |= {"vindplaats", "schaarse_middelen", "afstemming_gezagen", "ontbrekende_informatie"}


def met_kanaries(invoer: Any, kanarie: Kanaries) -> Any:
    """The same input with a canary of its own in every free field."""
    if isinstance(invoer, list):
        return [met_kanaries(deel, kanarie) for deel in invoer]
    if not isinstance(invoer, dict):
        return invoer
    kort = {"naam", "straat", "werkgever", "vindplaats", "bellen"}
    return {
        naam: (kanarie(naam) if naam in kort else kanarie.tekst(naam))
        if naam in VRIJ and isinstance(waarde, str) and MERK not in waarde
        else met_kanaries(waarde, kanarie)
        for naam, waarde in invoer.items()
    }


@dataclass
class Opdrachtregel:
    """Door A and what else is typed at the command line."""

    map: Path
    capsys: pytest.CaptureFixture[str]
    kanarie: Kanaries

    def voer_uit(self, verwacht: int, invoer: Any, *opdracht: str) -> str:
        bestand = self.map / "invoer.json"
        bestand.write_text(json.dumps(invoer))
        self.capsys.readouterr()
        uitkomst = voer_uit([*opdracht, str(bestand)])
        gezegd = self.capsys.readouterr()
        assert uitkomst == verwacht, gezegd
        assert MERK not in gezegd.err
        return gezegd.out.strip()

    def meld(self) -> str:
        k = self.kanarie
        invoer = met_kanaries(melding(nu=nu(), nummer="1"), k)
        invoer["ontvangen_door"]["registratienummer"] = k("registratienummer").replace(".", "-")
        invoer["doelwit"] |= {"functionaris": k("functionaris")}
        invoer["doelwit"]["huisgenoten"][0] |= {"functionaris": k("huisgenoot")}
        self.voer_uit(2, invoer | {"aard": k("aard")}, "melding")
        self.voer_uit(2, {**invoer, k("veld"): k("te veel")}, "melding")
        zaaknummer = self.voer_uit(0, invoer, "melding")
        self.voer_uit(2, invoer, "melding")
        return zaaknummer

    def besluit(
        self, spel: Spel, vraag: Vraag, uitkomst: str, *, als: Rol | None = None, **velden: Any
    ) -> None:
        wie = spel.bevoegde(vraag, uitkomst, als=als)
        invoer = met_kanaries(spel.voorbeeld(vraag, uitkomst, als=als, **velden), self.kanarie)
        self._besluit(0, vraag, wie, code(wie), invoer)

    def neem_spoedmaatregel(self, spel: Spel, zaaknummer: str) -> str:
        """After attempts that are refused; its onderwerp."""
        wie = spel.werf(Rol.PORTEFEUILLEHOUDER_RCCB, "Oost-Brabant")
        invoer = met_kanaries(spoedmaatregel() | {"maatregelen": [TOEZICHT]}, self.kanarie)
        begin = ("spoedmaatregel", zaaknummer, "--als", wie, "--json", "--code")
        self.voer_uit(2, invoer | {self.kanarie("veld"): "x"}, *begin, code(wie), "--invoer")
        self.voer_uit(3, invoer, *begin, "000000", "--invoer")
        return json.loads(self.voer_uit(0, invoer, *begin, code(wie), "--invoer"))["onderwerp"]

    def loop_vast_in_deur_a(self, spel: Spel, vraag: Vraag, uitkomst: str) -> None:
        wie = spel.bevoegde(vraag, uitkomst)
        invoer = met_kanaries(spel.voorbeeld(vraag, uitkomst), self.kanarie)
        vreemde = spel.werf(Rol.RCCB, "Limburg")
        self._besluit(2, vraag, wie, code(wie), invoer | {"uitkomst": self.kanarie("uitkomst")})
        self._besluit(2, vraag, wie, code(wie), invoer | {self.kanarie("veld"): "x"})
        self._besluit(3, vraag, wie, "000000", invoer)
        self._besluit(3, vraag, vreemde, code(vreemde), invoer)
        self._besluit(3, vraag, self.kanarie("niemand"), "000000", invoer)

    def _besluit(self, verwacht: int, vraag: Vraag, wie: str, met: str, invoer: Any) -> None:
        opdracht = ("besluit", vraag.zaaknummer, vraag.stap, "--als", wie, "--code", met)
        self.voer_uit(verwacht, invoer, *opdracht, "--invoer")

    def lever(self, spel: Spel) -> None:
        wie = spel.werf(Rol.POLITIE, "Oost-Brabant")
        invoer = met_kanaries(informatieproduct(), self.kanarie)
        opdracht = ("lever", "BB-2026-000001", "--als", wie, "--code", code(wie), "--invoer")
        self.voer_uit(0, invoer, *opdracht)

    def dossier(self, spel: Spel, zaaknummer: str) -> set[str]:
        """Read it as the gezag does; the fields whose canary is in it."""
        wie = spel.werf(Rol.HOVJ, "Oost-Brabant")
        self.capsys.readouterr()
        assert voer_uit(["dossier", zaaknummer, "--als", wie, "--code", code(wie)]) == 0
        aaneen = re.sub(r"\s+", "", self.capsys.readouterr().out)
        return set(re.findall(rf"{MERK}\.\d{{3}}\.([a-z_]+)", aaneen))


def vindplaatsen(stand: Stand, spel: Spel, databases: list[str]) -> dict[str, list[str]]:
    """Where a canary can be read: each file of the installation, each table, what the API says."""
    bronnen: dict[str, bytes] = {
        str(pad.relative_to(stand.home)): pad.read_bytes()
        for pad in stand.home.rglob("*")
        if pad.is_file()
    }
    for url in databases:
        bronnen |= tabellen(url)
    for soort in ("flow_runs", "task_runs", "artifacts", "events", "logs", "deployments"):
        bronnen[f"api {soort}"] = spel.prefect.post(f"/{soort}/filter", json={}).content
    return {naam: gevonden for naam, inhoud in bronnen.items() if (gevonden := kanaries_in(inhoud))}


def tabellen(url: str) -> dict[str, bytes]:
    """Every row of every table as PostgreSQL writes it; bytes come as hexadecimals."""
    motor = create_engine(url, poolclass=NullPool)
    with motor.connect() as verbinding:
        return {
            f"{motor.url.database}.{tabel}": "\n".join(
                rij[0]
                for rij in verbinding.exec_driver_sql(f'SELECT t::text FROM "{tabel}" t')  # noqa: S608
            ).encode()
            for tabel in inspect(verbinding).get_table_names()
        }


def _base64(tekst: bytes) -> list[bytes]:
    """How it looks inside a longer text in base64, wherever it begins."""
    gevonden = []
    for voor in range(3):
        in_geheel = base64.b64encode(b"\0" * voor + tekst)
        gevonden.append(in_geheel[-(-voor * 8 // 6) + 1 : len(in_geheel) // 4 * 4 - 4])
    return gevonden


VORMEN: list[bytes] = [
    MERK.encode(),
    MERK.upper().encode(),
    MERK.encode("utf-16-le"),
    MERK.encode().hex().encode(),
    *_base64(MERK.encode()),
]
ZOEK: Callable[[bytes], Iterator[re.Match[bytes]]] = re.compile(
    b"|".join(re.escape(vorm) for vorm in VORMEN)
).finditer


def kanaries_in(inhoud: bytes) -> list[str]:
    """What stands at each place that holds one, with a little of what is around it."""
    return [
        inhoud[max(0, plek.start() - 60) : plek.end() + 40].decode("utf-8", "replace")
        for plek in ZOEK(inhoud)
    ][:3]


@pytest.mark.parametrize("voor", ["", "a", "ab", "abc"])
def test_de_speurhond_vindt_elke_vorm(voor: str):
    tekst = f"{voor}{MERK}é, nog meer"
    for inhoud in (
        tekst.encode(),
        json.dumps(tekst).encode(),
        base64.b64encode(tekst.encode()),
        tekst.encode("utf-16-le"),
        tekst.encode().hex().encode(),
    ):
        assert kanaries_in(inhoud)
    assert not kanaries_in(b"gewone tekst zonder vogel")
