"""What someone is told about the own account, at the address that the bericht carries itself."""

from sqlmodel import Session

from models.tabellen import Bericht, Inschrijving
from tasks.mensen.inschrijven import adres_van

KANALEN, HERSTEL, INSCHRIJVEN = "kanalen", "herstel", "inschrijven"
_WAS_U_DIT_NIET = "Was u dit niet, of wist u dit niet? Bel dan meteen een beheerder van regie."
_TEKSTEN = {
    KANALEN: f"De adressen waarop regie u bereikt, zijn gewijzigd. {_WAS_U_DIT_NIET}",
    HERSTEL: "Uw account bij regie wordt opnieuw ingeschreven; met uw oude app tekent u niet meer."
    f" {_WAS_U_DIT_NIET}",
    INSCHRIJVEN: "Schrijf u in bij regie, één keer en binnen een dag:",
}


def mededeling(sessie: Session, bericht: Bericht) -> str:
    """Its text; empty for a bericht about a case."""
    if not bericht.adres:
        return ""
    tekst = _TEKSTEN[bericht.stap]
    if bericht.stap != INSCHRIJVEN:
        return tekst
    rij = sessie.get(Inschrijving, bericht.functionaris)
    return f"{tekst} {adres_van(sessie, rij)}" if rij and rij.link else _TE_LAAT


_TE_LAAT = "Uw inschrijflink voor regie is al gebruikt of vervangen; vraag zo nodig een nieuwe."
