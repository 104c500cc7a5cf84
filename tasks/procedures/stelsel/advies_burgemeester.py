"""The NCTV advises the HOvJ in the case of a burgemeester (webtekst JenV, N114)."""

from datetime import datetime

from sqlmodel import Session

from models.begrippen import Functie, Procedure
from models.zaak.beeld import Zaakbeeld
from tasks.vragen.processen import begin_procedure


def begin_advies(sessie: Session, zaak: Zaakbeeld, *, moment: datetime) -> None:
    """webtekst JenV (N114): de NCTV adviseert de HOvJ eenmaal in de zaak van een burgemeester."""
    if zaak.persoon.functie is Functie.BURGEMEESTER and not zaak.laatste("advies_burgemeester"):
        begin_procedure(
            sessie,
            zaak.zaaknummer,
            Procedure.ADVIES_BURGEMEESTER,
            stap="advies_burgemeester",
            moment=moment,
        )
