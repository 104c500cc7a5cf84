"""Wie van het gezag aan een zaak niet meedoet, naast wie het de eigen zaak is."""

from models.fouten import Geweigerd


def keur_uitsluiting(uitkomst: str, *, al_uitgesloten: bool) -> None:
    """circulaire 1.2, 2.4.2 (N008, N076): uitsluiten wie meedoet, toelaten wie is uitgesloten."""
    if (uitkomst == "uitsluiten") is al_uitgesloten:
        zin = "is in deze zaak al uitgesloten" if al_uitgesloten else "is hier niet uitgesloten"
        raise Geweigerd(
            f"Deze functionaris {zin}.",
            norm="N008",
            advies="lees het dossier: daarin staat wie is uitgesloten, en waarom.",
        )
