"""What someone may see of a case: whoever could answer in it, or holds gezag."""

from datetime import datetime

from sqlmodel import Session

from models.begrippen import LANDELIJK, Domein, Feitsoort, Kenmerk, Organisatie, Rol
from models.formulieren.melding import Persoon
from models.fouten import Geweigerd
from models.rules.bevoegdheid import Volmacht, buiten_de_zaak, kies_volmacht
from models.rules.ontvangers import kennisgeving
from models.stappen import STAPPEN, bevoegden
from models.voorbeelden.antwoorden import uitkomsten
from models.zaak.beeld import Zaakbeeld
from tasks.mensen.functionarissen import volmachthouder
from tasks.zaak.bevoegdheidscontext import context_van

_GEBEURD = Feitsoort.met(Kenmerk.GEBEURT)
"""Kinds of record that someone is told of; an attempt or a reminder tells of nothing."""


def mag_antwoorden(zaak: Zaakbeeld, stap: str, volmacht: Volmacht, onderwerp: str = "") -> bool:
    """Whether some outcome of this stap is within this mandate."""
    waar = context_van(zaak, onderwerp)
    nodig = [b for u in uitkomsten(stap) for b in bevoegden(stap, waar, u)]
    return any(map(volmacht.dekt, nodig))


def heeft_gezag(zaak: Zaakbeeld, volmacht: Volmacht) -> bool:
    """Whether this mandate is that of the gezag of the case, or over part of it."""
    return any(map(volmacht.dekt, zaak.gezagen))


def mag_lezen(zaak: Zaakbeeld, volmacht: Volmacht) -> bool:
    """Whether the dossier is open to this mandate (N008): no more people than need it.

    The gezag, whoever answered or delivered in it, was told of something in it, or could answer
    in it; in het stelsel, about an object, and for who works for the whole country, only where it
    was asked to.
    """
    if heeft_gezag(zaak, volmacht) or _deed_mee(zaak, volmacht):
        return True
    gevraagd = {feit.stap for feit in zaak.feiten if feit.soort == Feitsoort.VRAAG}
    over_persoon = isinstance(zaak.doelwit, Persoon) and zaak.domein is not Domein.STELSEL
    ruim = volmacht.gebied != LANDELIJK and over_persoon
    stappen = STAPPEN if ruim else gevraagd
    if _is_verteld(zaak, volmacht) or any(mag_antwoorden(zaak, s, volmacht) for s in stappen):
        return True
    return "informeren_persoon" in gevraagd and _voert_uit(zaak, volmacht)


def _is_verteld(zaak: Zaakbeeld, volmacht: Volmacht) -> bool:
    """circulaire 2.4.2, 4.1 (N080, N099): wie hier bericht van iets kreeg, mag lezen waarover."""
    gebeurd = {feit.stap for feit in zaak.feiten if feit.soort in _GEBEURD}
    if zaak.aangewezen:
        gebeurd.add("opname")
    waar = context_van(zaak)
    return any(volmacht.dekt(aan) for wat in gebeurd for aan in kennisgeving(wat, waar))


def _voert_uit(zaak: Zaakbeeld, volmacht: Volmacht) -> bool:
    """circulaire 5.2 (N107): wie maatregelen uitvoert, leest door terwijl het gezag beperkt."""
    waar = context_van(zaak)._replace(beperkt=False)
    return any(map(volmacht.dekt, bevoegden("informeren_persoon", waar)))


def _deed_mee(zaak: Zaakbeeld, volmacht: Volmacht) -> bool:
    return any(
        (feit.rol, feit.gebied) == (volmacht.rol, volmacht.gebied)
        for feit in zaak.feiten
        if feit.soort in {Feitsoort.BESLUIT, Feitsoort.LEVERING}
        and feit.onderwerp not in zaak.informeringen
    ) or (volmacht.rol is Rol.KMAR and zaak.melding.ontvangen_door.organisatie is Organisatie.KMAR)


def volmacht_om_te_lezen(
    sessie: Session, zaak: Zaakbeeld, wie: str, *, moment: datetime
) -> Volmacht:
    """circulaire 1.2, 2.4.2 (N008, N076): het mandaat waarop iemand leest; anders Geweigerd.

    Het gezag gaat voor: het ziet wat anderen niet zien.
    """
    return kies_volmacht(
        volmachthouder(sessie, wie, moment=moment),
        past=lambda volmacht: mag_lezen(zaak, volmacht),
        eerst=lambda volmacht: heeft_gezag(zaak, volmacht),
        uitgesloten=[buiten_de_zaak(zaak.buitengesloten)],
        geen=Geweigerd(
            "U hebt nu geen geldig mandaat om het dossier van deze zaak te lezen.",
            norm="N008",
            advies="laat iemand lezen die in deze zaak een vraag kan beantwoorden.",
        ),
    )
