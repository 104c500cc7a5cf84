"""People who use one installation: each newly enrolled, with the mandate that an act takes."""

import random
from datetime import datetime, timedelta
from typing import Any, ClassVar

import httpx
import pyotp
from sqlmodel import Session, col, select

from models.begrippen import LANDELIJK, Deur, Rol
from models.stappen import bevoegden
from models.tabellen import Functionaris, Kanaal, Mandaat, Proces, Vastlegging, Vraag, Zaak
from models.voorbeelden import antwoorden
from models.voorbeelden import invoer as invoervoorbeelden
from tasks.antwoorden.beslissen import beslis
from tasks.basis.database import lezen, transactie
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import dag, nu
from tasks.berichten.postvak import POSTVAK
from tasks.mensen.codes import STAP_S
from tasks.procedures import spoedmaatregel, toetsing
from tasks.procedures.informeren_persoon import vraag_te_informeren
from tasks.procedures.melding import open_zaak
from tasks.procedures.stelsel import onmiddellijke_aanwijzing
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.lezen import beeld
from tasks.register.sleutels import pak_uit, verpak
from tasks.zaak import zaken
from tasks.zaak.bevoegdheidscontext import context_van
from tests.hulp.prefect import WACHT_S, Gemeld, wacht_tot


class Spel:
    """People who use one installation, through door A unless a test does otherwise."""

    gemeld: ClassVar[list[Gemeld]] = []
    """By anyone since it was cleared: a test in tests/flows that fails tells of these."""

    def __init__(self, prefect: httpx.Client | None = None) -> None:
        self.prefect = prefect

    def meld(self, **doelwit: Any) -> str:
        melding = invoervoorbeelden.melding(nu=nu(), nummer=f"{random.randrange(10**12):012}")
        melding["doelwit"] = doelwit if "soort" in doelwit else melding["doelwit"] | doelwit
        zaaknummer = open_zaak(melding, moment=nu())
        self.gemeld.append(Gemeld(zaaknummer, instellingen().home, self.prefect))
        return zaaknummer

    def werf(self, rol: Rol, gebied: str, *, namens: str = "") -> str:
        """A new functionaris with this mandate."""
        wie = f"test.{random.randrange(10**12):012}"
        with transactie() as sessie:
            sessie.add(Functionaris(id=wie, geheim=verpak(pyotp.random_base32().encode())))
            sessie.flush()
            sessie.add(Mandaat(functionaris=wie, rol=rol, gebied=gebied, van=nu(), namens=namens))
            adres = verpak(f"{POSTVAK}://{wie}".encode())
            sessie.add(Kanaal(functionaris=wie, volgorde=0, soort=POSTVAK, adres=adres))
        return wie

    def spoed(self, zaaknummer: str, rol: Rol = Rol.PORTEFEUILLEHOUDER_RCCB, **velden: Any) -> str:
        """Take a spoedmaatregel as someone in this role; its onderwerp."""
        wie = self.werf(rol, "Oost-Brabant")
        invoer = invoervoorbeelden.spoedmaatregel() | velden
        return spoedmaatregel.neem_spoedmaatregel(
            zaaknummer, invoer, wie=wie, code=code(wie), moment=nu()
        )

    def verzoek(self, zaaknummer: str) -> str:
        """Ask for an onmiddellijke aanwijzing; its onderwerp."""
        wie = self.werf(Rol.HOVJ, "Oost-Brabant")
        invoer = invoervoorbeelden.verzoek_aanwijzing(nu())
        return onmiddellijke_aanwijzing.vraag_aanwijzing(
            zaaknummer, invoer, wie=wie, code=code(wie), moment=nu()
        )

    def toets(self, zaaknummer: str) -> str:
        """Ask for a review now; its onderwerp."""
        wie = self.werf(Rol.POLITIE, "Oost-Brabant")
        invoer = invoervoorbeelden.toetsing()
        return toetsing.vraag_toetsing(zaaknummer, invoer, wie=wie, code=code(wie), moment=nu())

    def wacht(
        self,
        zaaknummer: str,
        stap: str | None = None,
        *,
        onderwerp: str = "",
        binnen: float = WACHT_S,
    ) -> Vraag | None:
        """The vraag that is open and waits in Prefect; None when the process has ended.

        Of the first process, or with an `onderwerp` of that spoedmaatregel.
        """

        def klaar() -> Vraag | bool:
            with lezen() as sessie:
                for vraag in zaken.open_vragen(sessie, zaaknummer):
                    eigen = vraag.onderwerp == onderwerp and stap in {None, vraag.stap}
                    if eigen and vraag.gesteld:
                        return vraag
                proces = self.proces(sessie, zaaknummer, onderwerp)
                return stap is None and proces.klaar_op is not None

        waarop = f"{zaaknummer}: {stap or 'volgende vraag of einde'}"
        gevonden = wacht_tot(klaar, binnen=binnen, uitleg=waarop)
        return gevonden if isinstance(gevonden, Vraag) else None

    def proces(self, sessie: Session, zaaknummer: str, onderwerp: str = "") -> Proces:
        return sessie.exec(
            select(Proces).where(
                col(Proces.zaaknummer) == zaaknummer, col(Proces.onderwerp) == onderwerp
            )
        ).one()

    def runs(self, zaaknummer: str, onderwerp: str = "") -> list[dict[str, Any]]:
        """Runs in Prefect of this process, at an end or not, also copies under another name."""
        waar = {"flow_runs": {"name": {"like_": zaaknummer}}, "limit": 200}
        runs = self.prefect.post("/flow_runs/filter", json=waar).json()
        return [
            run
            for run in runs
            if run["parameters"] == {"zaaknummer": zaaknummer, "onderwerp": onderwerp}
        ]

    def bevoegde(self, vraag: Vraag, uitkomst: str, *, als: Rol | None = None) -> str:
        """A new functionaris who may give this answer; an HOvJ where an adviseur is asked."""
        with lezen() as sessie:
            aan = bevoegden(
                vraag.stap, context_van(beeld(sessie, vraag.zaaknummer), vraag.onderwerp), uitkomst
            )[0]
        rol = Rol.HOVJ if aan.rol is Rol.ADVISEUR_BBC else aan.rol
        return self.werf(als or rol, aan.gebied)

    def voorbeeld(
        self, vraag: Vraag, uitkomst: str, *, als: Rol | None = None, **velden: Any
    ) -> dict[str, Any]:
        """An answer that fits; an adviseur names an HOvJ whom he consulted."""
        invoer = antwoorden.antwoord(
            vraag.stap,
            uitkomst,
            variant=vraag.variant,
            vandaag=nu().date(),
            bekend=self._bekend(vraag, als),
        )
        return {**invoer, **velden}

    def _bekend(self, vraag: Vraag, als: Rol | None) -> dict[str, Any]:
        if als is Rol.ADVISEUR_BBC:
            return {"overlegd_met": self.werf(Rol.HOVJ, vraag.gebied)}
        if vraag.stap == "triagetafel":
            wie = ("voorzitter", "secretaris")
            return {rol: self.werf(Rol.OM_TRIAGE, LANDELIJK) for rol in wie}
        if vraag.stap == "vrijgave":
            return {"gemeente": gemeente_van(vraag)}
        return {}

    def antwoord(
        self, vraag: Vraag, uitkomst: str, *, als: Rol | None = None, **velden: Any
    ) -> Vastlegging:
        wie = self.bevoegde(vraag, uitkomst, als=als)
        poging = Poging(wie, code(wie), Deur.A, nu())
        invoer = self.voorbeeld(vraag, uitkomst, als=als, **velden)
        return beslis(vraag.id, invoer, poging, moment=nu())

    def speel(
        self, zaaknummer: str, *uitkomsten: str | tuple[str, dict[str, Any]], onderwerp: str = ""
    ) -> list[str]:
        """Answer vraag after vraag; the stappen that were asked, with the last open one or `-`."""
        gevraagd = []
        for stap in uitkomsten:
            uitkomst, velden = stap if isinstance(stap, tuple) else (stap, {})
            vraag = self.wacht(zaaknummer, onderwerp=onderwerp)
            if vraag is None:
                raise AssertionError(f"{zaaknummer} is ten einde vóór {uitkomst}")
            gevraagd.append(vraag.stap)
            self.antwoord(vraag, uitkomst, **velden)
        laatste = self.wacht(zaaknummer, onderwerp=onderwerp)
        return [*gevraagd, laatste.stap if laatste else "-"]

    def zaak(self, zaaknummer: str) -> Zaak:
        with lezen() as sessie:
            return sessie.get_one(Zaak, zaaknummer)

    def vastgelegd(self, zaaknummer: str, soort: str) -> list[tuple[str, int]]:
        """(stap, keer) of every record of this kind, in order."""
        with lezen() as sessie:
            return [(f.stap, f.keer) for f in beeld(sessie, zaaknummer).feiten if f.soort == soort]


def gemeente_van(vraag: Vraag) -> str:
    """Which gemeente a vraag is about."""
    with lezen() as sessie:
        return beeld(sessie, vraag.zaaknummer).informeringen[vraag.onderwerp].gemeente


def dag_komt(zaaknummer: str, *, moment: datetime) -> bool:
    """Let the day come to inform the person again; whether that was asked."""
    with transactie() as sessie:
        sessie.get_one(Zaak, zaaknummer).informeren_op = dag(moment)
    return vraag_te_informeren(zaaknummer, moment=moment)


def code(wie: str, stappen: int = 0) -> str:
    """The present one-time code of a functionaris, or one some steps away."""
    return code_op(wie, nu() + timedelta(seconds=stappen * STAP_S))


def code_op(wie: str, moment: datetime) -> str:
    """The one-time code of a functionaris at this moment."""
    with lezen() as sessie:
        geheim = sessie.get_one(Functionaris, wie).geheim
    tijdstap = int(moment.timestamp()) // STAP_S
    return pyotp.TOTP(pak_uit(geheim).decode()).generate_otp(tijdstap)
