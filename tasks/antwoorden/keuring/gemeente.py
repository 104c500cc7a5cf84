"""What judges an answer about informing a gemeente (circulaire 2.3.5)."""

from models.begrippen import Deur
from models.formulieren import (
    Vrijgave,
)
from models.rules import (
    informering,
)
from tasks.antwoorden.keuring.keuring import Keuring
from tasks.vragen.aanvaard import voor_formulier


@voor_formulier
def keur_vrijgave(t: Keuring, antwoord: Vrijgave) -> None:
    """circulaire 2.3.5 (N057): wat vrijkomt, bereikt de gemeente waarvoor het is."""
    informering.keur_voor_deze_gemeente(
        antwoord.gemeente,
        gemeente=t.zaak.informeringen[t.onderwerp].gemeente,
        duidelijk=t.deur is not Deur.B or t.zaak.wacht_op_vrijgave <= {t.onderwerp},
    )
