"""The whole case model under whatever people try: hundreds of cases, and what is always true."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as draai
from sqlmodel import col, select

import flows.tabel  # noqa: F401  every procedure
from deployments.inrichten import richt_in
from models.begrippen import LANDELIJK, Domein, Gebiedssoort, Procedure, Rol, Status
from models.fouten import Geweigerd, OnjuisteInvoer
from models.naslag.beleid import beleid_op
from models.rules.gezag import hovj
from models.rules.informering import gemeenten_van, lopende
from models.tabellen import Maatregel, Mandaat, Proces, Termijn, Vraag, Zaak
from models.voorbeelden import invoer as invoervoorbeelden
from models.voorbeelden.antwoorden import antwoord, uitkomsten
from tasks.antwoorden import ongevraagd
from tasks.basis.database import databank, lezen, transactie
from tasks.basis.tijd import dag, nu
from tasks.procedures import (
    openbare_uitlating,
    spoedmaatregel,
    toetsing,
    verhoogd_risicomoment,
    wijziging,
)
from tasks.procedures.melding import open_zaak
from tasks.procedures.stelsel import onmiddellijke_aanwijzing, overgang
from tasks.register.controle import controleer
from tasks.register.lezen import beeld
from tasks.termijnen.bewaking import zonder_ladder, zonder_termijn
from tasks.zaak.maatregelen import lopend
from tasks.zaak.zaken import open_vragen
from tests.hulp.installaties import BEGIN, LEEG, omgeving
from tests.hulp.lus import loop_door, verkeerd_afgerond
from tests.hulp.mensen import dag_komt, gemeente_van
from tests.hulp.scenarios import EINDHOVEN, MAASTRICHT
from tests.hulp.speler import Speler, schrijf_in

GEVALLEN = {"snel": 100, "alles": 500}
"""Cases in the quick gear and in the other; REGIE_TEST_GEVALLEN says otherwise."""
STAPPEN = 6
MENSEN = ("alfa", "beta", "gamma")
"""Each holds every role everywhere, so that only the rules keep them apart."""
GEBIEDEN = {
    Gebiedssoort.EENHEID: ("Oost-Brabant", "Limburg"),
    Gebiedssoort.PARKET: ("Oost-Brabant", "Limburg"),
    Gebiedssoort.GEMEENTE: ("GM0772",),
    Gebiedssoort.LANDELIJK: (LANDELIJK,),
}
BEDREIGDEN: list[dict[str, Any]] = [
    {},
    {"functionaris": "alfa"},
    {
        "huisgenoten": [
            {
                "naam": "A Voorbeeld",
                "relatie": "kind",
                "zelfde_adres": True,
                "functionaris": "beta",
            },
            {"naam": "B Voorbeeld", "relatie": "familie", "zelfde_adres": False},
            {"naam": "C Voorbeeld", "relatie": "anders", "zelfde_adres": True},
        ]
    },
    {"functie": "burgemeester"},
    {"functie": "politiechef", "eenheid": "Oost-Brabant", **EINDHOVEN},
    {"functie": "hoofdofficier_van_justitie", "parket": "Oost-Brabant", **EINDHOVEN},
    {"limitatieve_lijst": "II"},
    {"functie": "koninklijk_huis", **MAASTRICHT},
]
PERSOONSGERICHT = {"soort": "persoonsbeveiliging", "locatie": "anders", "uitvoerder": "lx"}
FAMILIE = {"levensgezel", "kind", "stiefkind", "adoptiekind", "kind_van_levensgezel", "familie"}
KADERS: list[dict[str, Any]] = [
    {},
    {"dreiger_bekend": False, "correctie": "Verzonnen."},
    {"tegen_het_leven": False, "correctie": "Verzonnen."},
]
HANDELINGEN = {
    "spoedmaatregel": (
        spoedmaatregel.neem_spoedmaatregel,
        lambda _: invoervoorbeelden.spoedmaatregel(),
    ),
    "verzoek": (onmiddellijke_aanwijzing.vraag_aanwijzing, invoervoorbeelden.verzoek_aanwijzing),
    "terugkeer": (ongevraagd.keer_terug, lambda _: invoervoorbeelden.terugkeer()),
    "weg": (
        ongevraagd.keer_terug,
        lambda _: {**invoervoorbeelden.terugkeer(), "uitkomst": "basispolitiezorg"},
    ),
    "nog niet": (
        ongevraagd.keer_terug,
        lambda _: {**invoervoorbeelden.terugkeer(), "afwijking": ""},
    ),
    "gezin": (wijziging.wijzig, lambda _: invoervoorbeelden.wijziging()),
    "verhuizing": (wijziging.wijzig, lambda _: {"motivering": "Verzonnen.", **MAASTRICHT}),
    "uitlating": (openbare_uitlating.meld_uitlating, invoervoorbeelden.uitlating),
    "moment": (verhoogd_risicomoment.meld_risicomoment, invoervoorbeelden.risicomoment),
    "toetsing": (toetsing.vraag_toetsing, lambda _: invoervoorbeelden.toetsing()),
}
VERDER = (
    "",
    "weging=ernstige_dreiging overleg=stelsel",
    (
        "weging=ernstige_dreiging overleg=stelsel intakeformulier=ingevuld"
        " ondertekening=directe_opname oordeel=opnemen"
    ),
    (
        "weging=ernstige_dreiging overleg=stelsel vervolg=maatregeladvies maatregeladvies=geleverd"
        " besluit_maatregelen=vaststellen informeren_persoon=beperkt"
    ),
    "+verzoek aanwijzing=aangewezen",
    "+verzoek aanwijzing=aangewezen maatregelenadvies=geleverd besluit_maatregelen=vaststellen",
)
"""What was done before anyone tries: else few cases would come far. What cannot be is skipped."""
GEHEUGEN = Path("/dev/shm")  # noqa: S108  where there is one, a commit waits for no disk
_TIK = count(1)


def straks() -> datetime:
    """Every act a minute later than the last, so that nobody has to wait for a new code."""
    return nu() + timedelta(minutes=next(_TIK))


SPELER = Speler(straks)


@dataclass
class Kast:
    """The register at every beginning: played once, laid back for each case that starts there."""

    home: Path
    bewaard: Path

    def zet_terug(self, begin: str) -> bool:
        """False if this beginning was not played yet; the register is then without a case."""
        gespeeld = self.bewaard / begin
        databank().dispose()
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(gespeeld if gespeeld.is_dir() else self.bewaard / LEEG, self.home)
        return gespeeld.is_dir()

    def bewaar(self, begin: str) -> None:
        databank().dispose()
        shutil.copytree(self.home, self.bewaard / begin)


@pytest.fixture(scope="module")
def kast() -> Iterator[Kast]:
    """A register in memory, with three people who may everything."""
    with TemporaryDirectory(dir=GEHEUGEN if GEHEUGEN.is_dir() else None) as map_:
        kast = Kast(Path(map_) / "home", Path(map_) / "bewaard")
        with omgeving({"REGIE_HOME": str(kast.home), "REGIE_DEMO": "1"}):
            richt_in()
            with transactie() as sessie:
                for wie in MENSEN:
                    mandaten = [
                        Mandaat(functionaris=wie, rol=rol, gebied=gebied, van=BEGIN)
                        for rol in set(Rol) - {Rol.BEHEERDER}
                        for gebied in GEBIEDEN[rol.gebiedssoort]
                    ]
                    schrijf_in(sessie, wie, *mandaten)
            kast.bewaar(LEEG)
            yield kast


class Zaakmodel(RuleBasedStateMachine):
    """One case; anyone may try anything."""

    kast: Kast

    @initialize(
        bedreigde=st.sampled_from(range(len(BEDREIGDEN))),
        verder=st.sampled_from(range(len(VERDER))),
    )
    def meld(self, bedreigde: int, verder: int) -> None:
        begin = f"{bedreigde}-{verder}"
        if self.kast.zet_terug(begin):
            with lezen() as sessie:
                self.zaaknummer = sessie.exec(select(Zaak.zaaknummer)).one()
            self._kijk()
            return
        melding = invoervoorbeelden.melding(nu=nu(), nummer=f"{next(_TIK):09}")
        melding["doelwit"] |= BEDREIGDEN[bedreigde]
        self.zaaknummer = open_zaak(melding, moment=nu())
        self._kijk()
        for woord in VERDER[verder].split():
            self._doe(woord)
        self.kast.bewaar(begin)

    def teardown(self) -> None:
        assert controleer() == []

    @rule(data=st.data(), wie=st.sampled_from(MENSEN), kader=st.sampled_from(KADERS))
    def antwoord(self, data: st.DataObject, wie: str, kader: dict[str, Any]) -> None:
        if not self.open:
            return
        vraag = data.draw(st.sampled_from(self.open), label="vraag")
        uitkomst = data.draw(st.sampled_from(uitkomsten(vraag.stap)), label="uitkomst")
        gericht = data.draw(st.booleans(), label="persoonsgericht")
        self._antwoord(vraag, uitkomst, wie, kader, gericht=gericht)

    @rule(wat=st.sampled_from(sorted(HANDELINGEN)), wie=st.sampled_from(MENSEN))
    def handel(self, wat: str, wie: str) -> None:
        self._handel(wat, wie)

    def _handel(self, wat: str, wie: str) -> bool:
        doe, invoer = HANDELINGEN[wat]
        return self._probeer(lambda: SPELER.handel(doe, self.zaaknummer, invoer(nu()), wie))

    @rule()
    def de_dag_komt_om_te_informeren(self) -> None:
        dag_komt(self.zaaknummer, moment=straks())
        self._kijk()

    @invariant()
    def de_persoon_wordt_niet_twee_keer_tegelijk_geinformeerd(self) -> None:
        """Nor by a procedure of its own beside the one that decided, nor before any decided."""
        processen = [v.proces for v in self.open if v.stap == "informeren_persoon"]
        assert "informeren-persoon" not in processen or len(processen) == 1
        assert not processen or any(map(self.zaak.uitvoerders_onder, self.zaak.gezagen))

    @invariant()
    def er_is_precies_een_gezag(self) -> None:
        zaak, rij = self.zaak, self.rij
        assert (rij.gezag_rol, rij.gezag_gebied) == zaak.gezag
        assert (rij.domein, rij.status, rij.eenheid) == (zaak.domein, zaak.status, zaak.eenheid)
        if zaak.aangewezen:
            assert zaak.gezag == overgang.NCTV
        else:
            assert zaak.gezag == hovj(zaak.melding, beleid_op(dag(nu())))

    @invariant()
    def persoonsgericht_alleen_in_het_stelsel_en_elke_maatregel_onder_het_gezag(self) -> None:
        zaak = self.zaak
        if zaak.domein is not Domein.STELSEL:
            assert not any(maatregel.soort.persoonsgericht for maatregel in self.lopend)
        assert {maatregel.gezag_rol for maatregel in self.lopend} <= {zaak.gezag.rol}

    @invariant()
    def het_kerngezin_heeft_het_gezag_van_de_persoon(self) -> None:
        zaak = self.zaak
        thuis = [g for g in zaak.persoon.huisgenoten if g.zelfde_adres and g.relatie in FAMILIE]
        assert zaak.kerngezin == (len(thuis) if zaak.aangewezen else 0)
        in_stelsel = zaak.domein is Domein.STELSEL
        assert in_stelsel <= (zaak.aangewezen is not None)

    @invariant()
    def er_wordt_een_keer_tegelijk_getoetst_en_alleen_wat_loopt(self) -> None:
        getoetst = [vraag for vraag in self.open if vraag.stap == "toetsbesluit"]
        assert len(getoetst) <= (1 if self.lopend else 0)

    @invariant()
    def een_procedure_is_klaar_precies_als_zij_niet_meer_loopt(self) -> None:
        assert verkeerd_afgerond(self.zaaknummer) == []

    @invariant()
    def alles_wat_open_is_staat_onder_een_klok(self) -> None:
        with lezen() as sessie:
            assert (zonder_termijn(sessie), zonder_ladder(sessie)) == ([], [])

    @invariant()
    def niemand_besliste_in_de_eigen_zaak_of_over_eigen_werk(self) -> None:
        zaak = self.zaak
        eigen = zaak.persoon.eigen_functionarissen
        beleid = beleid_op(dag(nu()))
        for besluit in zaak.besluiten:
            assert not besluit.handelden & eigen
            for eerder in zaak.feiten[: zaak.feiten.index(besluit)]:
                voorbereid = eerder.soort in {"besluit", "spoedmaatregel"}
                zelfde = voorbereid and eerder.onderwerp == besluit.onderwerp
                if zelfde and eerder.stap in beleid.vier_ogen.get(besluit.stap, ()):
                    assert not besluit.handelden & eerder.handelden

    @invariant()
    def een_gesloten_zaak_vraagt_niets_meer_en_doet_niets_meer(self) -> None:
        if self.zaak.status is Status.GESLOTEN:
            assert (
                {vraag.proces for vraag in self.open} - {Procedure.INFORMEER_BURGEMEESTER},
                self.lopend,
            ) == (set(), [])

    @invariant()
    def waar_wie_in_het_stelsel_is_woont_of_werkt_wordt_de_gemeente_verteld(self) -> None:
        zaak = self.zaak
        weten_het = lopende(zaak.informeringen.values(), zonder=zaak.ingetrokken_onderwerpen)
        waar = set(gemeenten_van(zaak.persoon)) if zaak.domein is Domein.STELSEL else set()
        assert waar <= set(weten_het)
        assert waar or not weten_het
        verteld = {v.onderwerp for v in self.open if v.stap == "ontvangst"}
        assert verteld <= zaak.vrijgegeven  # nothing of content before its release

    def _doe(self, woord: str) -> None:
        """An act or an answer by the first of them who may."""
        stap, _, uitkomst = woord.partition("=")
        vraag = next((vraag for vraag in self.open if vraag.stap == stap), None)
        for wie in MENSEN:
            if woord[0] == "+" and self._handel(woord[1:], wie):
                return
            gericht = self.zaak.domein is Domein.STELSEL
            if vraag and self._antwoord(vraag, uitkomst, wie, {}, gericht=gericht):
                return

    def _antwoord(
        self, vraag: Vraag, uitkomst: str, wie: str, kader: dict[str, Any], *, gericht: bool
    ) -> bool:
        invoer = self._invoer(vraag, uitkomst, wie, kader)
        if invoer.get("maatregelen") and gericht:
            datum = {"toetsdatum": "2099-12-31"} if "ernst" in invoer else {}
            invoer["maatregelen"] = [PERSOONSGERICHT | datum]
        return self._probeer(lambda: SPELER.beslis(vraag, invoer, wie))

    def _invoer(
        self, vraag: Vraag, uitkomst: str, wie: str, kader: dict[str, Any]
    ) -> dict[str, Any]:
        ander = MENSEN[MENSEN.index(wie) - 1]
        bekend: dict[str, Any] = {
            "overleg": {"overlegd_met": ander},
            "vervolg": {"overlegd_met": ander},
            "afstemming": {"overlegd_met": ander},
            "vrijgave": {"gemeente": gemeente_van(vraag)} if vraag.stap == "vrijgave" else {},
            "triagetafel": {"voorzitter": wie, "secretaris": ander},
            "ondertekening": kader,
            "intakeformulier": {k: v for k, v in kader.items() if k != "correctie"},
        }.get(vraag.stap, {})
        return antwoord(
            vraag.stap, uitkomst, variant=vraag.variant, vandaag=dag(straks()), bekend=bekend
        )

    def _probeer(self, doe: Any) -> bool:
        """A rejected act changes nothing but that the attempt is recorded."""
        voor = self._stand()
        try:
            doe()
        except Geweigerd:
            assert self._stand() == (voor[0] + 1, *voor[1:])
            return False
        except OnjuisteInvoer:
            assert self._stand() == voor
            return False
        self._kijk()
        return True

    def _kijk(self) -> None:
        """Let the procedures go on, and see where the case stands then."""
        loop_door(self.zaaknummer)
        with lezen() as sessie:
            self.zaak = beeld(sessie, self.zaaknummer)
            self.rij = sessie.get_one(Zaak, self.zaaknummer)
            self.open = sorted(open_vragen(sessie, self.zaaknummer), key=lambda v: v.stap)
            self.lopend = list(lopend(sessie, self.zaaknummer))

    def _stand(self) -> tuple[Any, ...]:
        with lezen() as sessie:
            feiten = len(beeld(sessie, self.zaaknummer).feiten)
            tabellen = (Zaak, Vraag, Proces, Maatregel, Termijn)
            rijen = (
                select(tabel).where(col(tabel.zaaknummer) == self.zaaknummer) for tabel in tabellen
            )
            return feiten, *(
                sorted((rij.model_dump() for rij in sessie.exec(vraag)), key=repr)
                for vraag in rijen
            )


@pytest.mark.norm(
    "N001", "N015", "N023", "N029", "N033", "N036", "N054", "N070", "N076", "N079", "N107"
)
@pytest.mark.timeout(900)
def test_wat_men_ook_probeert_dit_is_altijd_waar(kast: Kast, versnelling: str):
    Zaakmodel.kast = kast
    keuzen = settings(
        max_examples=int(os.environ.get("REGIE_TEST_GEVALLEN", GEVALLEN[versnelling])),
        stateful_step_count=STAPPEN,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    draai(Zaakmodel, settings=keuzen)
