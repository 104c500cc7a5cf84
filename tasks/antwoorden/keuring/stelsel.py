"""What judges an answer of triage and het stelsel (circulaire 2.3, 4.1)."""

from models.begrippen import Fenomeen, Inzicht, Procedure, Route
from models.formulieren import (
    KADER,
    Antwoord,
    OndertekeningIntake,
    Terugkeer,
    Triagetafel,
)
from models.fouten import Geweigerd
from models.rules import (
    stelsel,
)
from models.rules.toetsingskader import keur_route, toetsingskader
from models.voorwaarden import mist
from tasks.antwoorden.advies import kenmerken
from tasks.antwoorden.keuring.keuring import Keuring
from tasks.mensen.functionarissen import accounts_van, heeft_rol
from tasks.vragen.aanvaard import voor_formulier
from tasks.zaak.maatregelen import lopen_centraal


def keur_vervolg_aanwijzing(t: Keuring, antwoord: Antwoord) -> None:
    """circulaire 2.3 (N026): wie al is voorgedragen, gaat niet stil terug."""
    stelsel.keur_niet_voordragen(antwoord.uitkomst, lopend=bool(t.zaak.lopend(Procedure.TRIAGE)))


@voor_formulier
def keur_ondertekening(t: Keuring, antwoord: OndertekeningIntake) -> None:
    """circulaire 2.3.3 (N038, N039): het kader opent de route, naar de antwoorden van de HOvJ."""
    intake = t.zaak.laatste("intakeformulier")
    eerder = intake.antwoord if intake else dict.fromkeys(KADER)
    anders = [
        veld
        for veld in KADER
        if veld in eerder  # what an older intakeformulier did not ask, nobody deviates from
        and isinstance(waarde := getattr(antwoord, veld), bool | Fenomeen | Inzicht)
        and waarde != eerder[veld]
    ]
    if anders and not antwoord.correctie:
        raise Geweigerd(
            f"U wijkt af van het intakeformulier bij {', '.join(anders)}; zeg waarom.",
            norm="N038",
            advies="vul correctie in, of antwoord zoals het intakeformulier.",
            kort="U wijkt af van het intakeformulier; zeg waarom.",
        )
    if antwoord.uitkomst in set(Route):
        keur_route(
            Route(antwoord.uitkomst),
            toetsingskader(kenmerken(t.zaak, antwoord)),
            zonder_eigen_oordeel=mist(antwoord, "eigen_oordeel"),
        )


@voor_formulier
def keur_tafel(t: Keuring, antwoord: Triagetafel) -> None:
    """circulaire 2.3.3 (N042): het OM zit de triagetafel voor en notuleert."""
    eigen = accounts_van(t.sessie, t.zaak.buitengesloten)

    def van_het_om(wie: str) -> bool:
        return wie not in eigen and heeft_rol(t.sessie, wie, stelsel.OM, moment=t.moment)

    stelsel.keur_tafel(
        voorzitter_om=van_het_om(antwoord.voorzitter),
        secretaris_om=van_het_om(antwoord.secretaris),
    )


@voor_formulier
def keur_terugkeer(t: Keuring, antwoord: Terugkeer) -> None:
    """circulaire 2.3 (N022, N032): wie het stelsel verlaat, en wanneer."""
    stelsel.keur_terugkeer(
        antwoord,
        domein=t.zaak.domein,
        grondslag=t.zaak.aangewezen.grondslag if t.zaak.aangewezen else None,
        centraal=lopen_centraal(t.sessie, t.zaak.zaaknummer),
    )
