"""Wie welk product bestelt en opstelt (circulaire 3.2), en wanneer de persoon iets hoort."""

from datetime import date, timedelta

from models.begrippen import Leverancier, Product
from models.formulieren import InformerenPersoon, Levering, Overleg, Vervolg
from models.fouten import Geweigerd, Invoerfout, OnjuisteInvoer
from models.voorwaarden import mist

_ALLEEN_AIVD = {Product.RA: "N092", Product.WA: "N093"}
_ALLEEN_IN_OPDRACHT = {Product.DA: "N091", Product.RA: "N092", Product.WA: "N093"}


def keur_leverancier(product: Product, leverancier: Leverancier) -> None:
    """circulaire 3.2 (N092, N093): RA en WA stelt de AIVD op."""
    if product in _ALLEEN_AIVD and leverancier is not Leverancier.AIVD:
        raise Geweigerd(
            f"Een {product.upper()} wordt door de AIVD opgesteld.",
            norm=_ALLEEN_AIVD[product],
            advies="kies leverancier aivd.",
        )


def keur_opdracht(antwoord: Overleg | Vervolg) -> None:
    """circulaire 3.2 (N073, N088, N091, N093): wie een opdracht krijgt, kan dat ook maken."""
    keur_leverancier(antwoord.product, antwoord.leverancier)


def keur_levering(levering: Levering) -> None:
    """circulaire 1.2, 3.2 (N007, N088, N090–N093): wat zonder opdracht mag binnenkomen."""
    keur_leverancier(levering.product, levering.leverancier)
    if levering.product in _ALLEEN_IN_OPDRACHT:
        raise Geweigerd(
            f"Een {levering.product.upper()} wordt alleen in opdracht van het gezag gemaakt.",
            norm=_ALLEEN_IN_OPDRACHT[levering.product],
            advies="laat het gezag het product bestellen bij overleg of vervolg.",
        )
    if mist(levering, "reden"):
        raise Geweigerd(
            "Een IRD komt in beginsel in opdracht van het gezag; ongevraagd alleen met reden.",
            norm="N088",
            advies="vul reden in.",
        )


def keur_informeren(antwoord: InformerenPersoon) -> None:
    """circulaire 5.2 (N129): wie is geïnformeerd, is ook op de zwijgplicht gewezen."""
    if mist(antwoord, "gewezen_op_zwijgplicht"):
        raise Geweigerd(
            "De persoon moet op het verbod op uitlatingen aan derden zijn gewezen.",
            norm="N129",
            advies="doe dat, en kruis aan dat u daarop hebt gewezen (gewezen_op_zwijgplicht).",
        )


def keur_volgende_keer(antwoord: InformerenPersoon, *, vandaag: date) -> None:
    """circulaire 5.2 (N107, N108): opnieuw informeren of bezien op een dag die nog komt."""
    OnjuisteInvoer.eis_geen(
        Invoerfout(veld, "moet na vandaag liggen")
        for veld in ("opnieuw_bezien_op", "opnieuw_informeren_op")
        if (datum := getattr(antwoord, veld)) and datum <= vandaag
    )


def volgende_keer(antwoord: InformerenPersoon, *, vandaag: date, elke_dagen: int) -> date:
    """circulaire 5.2 (N107, N108): wanneer opnieuw wordt geïnformeerd, of een beperking bezien.

    Op de dag die is genoemd, anders `elke_dagen` dagen na vandaag.
    """
    if antwoord.uitkomst == "beperkt" and antwoord.opnieuw_bezien_op:
        return antwoord.opnieuw_bezien_op
    return antwoord.opnieuw_informeren_op or vandaag + timedelta(days=elke_dagen)
