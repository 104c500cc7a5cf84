"""What judges an answer in het lokaal domein (circulaire 2.4.1, 5.2)."""

from models.begrippen import Procedure, Rol
from models.formulieren import (
    AdviesRisicomoment,
    Afstemming,
    Antwoord,
    BesluitMaatregelen,
    BesluitStelsel,
    Maatregeladvies,
    Maatregelenadvies,
    MetOverleg,
    Niveau,
    Vaststelling,
)
from models.fouten import Geweigerd
from models.naslag.beleid import beleid_op
from models.rules import (
    maatregelen,
    stelsel,
)
from tasks.antwoorden.advies import advies_voor
from tasks.antwoorden.keuring.keuring import Keuring
from tasks.basis.tijd import dag
from tasks.mensen.functionarissen import met_mandaat
from tasks.vragen.aanvaard import voor_formulier


@voor_formulier
def keur_overleg(t: Keuring, antwoord: MetOverleg) -> None:
    """circulaire 2.4.1 (N071): de adviseur BB&C handelt in overleg met de HOvJ, met naam."""
    if t.volmacht.rol is Rol.HOVJ:
        return
    niet = t.zaak.buitengesloten | {t.wie}
    gebied = t.zaak.gezag.gebied
    if antwoord.overlegd_met not in met_mandaat(
        t.sessie, Rol.HOVJ, gebied, moment=t.moment, niet=niet
    ):
        raise Geweigerd(
            "De adviseur BB&C beslist in overleg met de HOvJ; noem in overlegd_met wie dat was.",
            norm="N071",
            advies=f"noem een HOvJ van parket {gebied}, een ander dan uzelf, en niet de bedreigde.",
            advies_kort="noem een HOvJ van dit parket, een ander dan uzelf, en niet de bedreigde.",
        )


def keur_voordracht(t: Keuring, antwoord: Antwoord) -> None:
    """circulaire 2.4.1 (N072): geen tweede voordracht zolang er een triage loopt."""
    route = getattr(antwoord, "route", None) or antwoord.uitkomst
    stelsel.keur_voordracht(route, lopend=bool(t.zaak.lopend(Procedure.TRIAGE)))


@voor_formulier
def keur_maatregelen(
    t: Keuring,
    antwoord: AdviesRisicomoment
    | Maatregeladvies
    | Maatregelenadvies
    | BesluitMaatregelen
    | Niveau,
) -> None:
    """circulaire 1.2, 2.3 (N015, N034): welke maatregelen in dit domein kunnen."""
    maatregelen.keur_maatregelen(
        antwoord.maatregelen,
        domein=t.zaak.domein,
        aangewezen=t.zaak.aangewezen is not None,
        lijst=t.zaak.doelwit.limitatieve_lijst,
    )


@voor_formulier
def keur_besluit(t: Keuring, antwoord: BesluitMaatregelen) -> None:
    """circulaire 2.4.1, 2.3.3 (N009, N046, N132): wat een besluit draagt."""
    maatregelen.keur_op_advies(advies=advies_voor(t.zaak, t.onderwerp) is not None)
    maatregelen.keur_afwijzen(antwoord, beleid_op(dag(t.moment)))
    if isinstance(antwoord, BesluitStelsel):
        stelsel.keur_informatie(
            antwoord.ontbrekende_informatie, dossier_volledig=t.zaak.dossier_volledig
        )


@voor_formulier
def keur_spoed(t: Keuring, antwoord: Afstemming | Vaststelling) -> None:
    """circulaire 2.4.1 (N068): waar een spoedmaatregel kan, en welke."""
    maatregelen.keur_spoed(antwoord.maatregelen, domein=t.zaak.domein, status=t.zaak.status)
