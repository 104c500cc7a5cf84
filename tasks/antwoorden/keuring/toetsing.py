"""What judges a review, and advice on a moment of more risk (circulaire 2.2, 3.3)."""

from models.begrippen import Feitsoort, Risico
from models.formulieren import (
    Antwoord,
    Toetsbesluit,
)
from models.naslag.beleid import Beleid, beleid_op
from models.rules import (
    informatie,
    maatregelen,
    objecten,
    stelsel,
    toetsing,
)
from models.zaak.beeld import Zaakbeeld
from tasks.antwoorden.advies import opgedragen
from tasks.antwoorden.keuring.keuring import Keuring
from tasks.basis.tijd import dag
from tasks.vragen.aanvaard import voor_formulier
from tasks.zaak.maatregelen import getoetst, lopend


def keur_moment(t: Keuring, antwoord: Antwoord) -> None:
    """circulaire 3.3 (N096): extra maatregelen komen voor het moment."""
    stelsel.keur_op_tijd(antwoord.uitkomst, op=t.zaak.momenten.get(t.onderwerp), moment=t.moment)


@voor_formulier
def keur_toetsbesluit(t: Keuring, antwoord: Toetsbesluit) -> None:
    """circulaire 2.2, 3.3, 5.1 (N020, N021, N132): wat een toetsing kan besluiten."""
    informatie.keur_leverancier(antwoord.product, antwoord.leverancier)
    gezag = t.zaak.gezag_bij(t.onderwerp).rol
    lopen = getoetst(t.sessie, t.zaak.zaaknummer, gezag)
    plekken = {(maatregel.soort, maatregel.locatie) for maatregel in lopen}
    toetsing.keur_besluit(antwoord, lopend=plekken, domein=t.zaak.domein)
    if len(lopen) == len(lopend(t.sessie, t.zaak.zaaknummer)):  # nothing runs beside these
        toetsing.keur_einde(antwoord, risico=_risico_nu(t.zaak, antwoord, beleid_op(dag(t.moment))))
    toetsing.keur_medewerking(besluit=antwoord, gemeld=_medewerking(t.zaak, t.onderwerp))
    objecten.keur_bindende_afbouw(antwoord, opgedragen(t.zaak, t.onderwerp), lopend=plekken)


def _risico_nu(zaak: Zaakbeeld, antwoord: Toetsbesluit, beleid: Beleid) -> Risico | None:
    """circulaire 3.3 (N132): naar het niveau van dit antwoord, anders naar het laatste besluit.

    None als er nog geen besluit is.
    """
    niveau = antwoord.model_dump(include={"ernst", "waarschijnlijkheid"})
    if None not in niveau.values():
        return maatregelen.risico_volgens_tabel(**niveau, beleid=beleid)
    besluit = zaak.laatste("besluit_maatregelen")
    return Risico(besluit.inhoud["risico"]) if besluit else None


def _medewerking(zaak: Zaakbeeld, onderwerp: str) -> bool:
    """Whether this review is about how the person cooperates, from its beginning or since."""
    return any(
        (feit.soort, feit.onderwerp) == (Feitsoort.TOETSING, onderwerp)
        and feit.inhoud["aanleiding"] == "medewerking"
        for feit in zaak.feiten
    )
