"""Wanneer maatregelen worden getoetst, en wat dan kan (circulaire 2.2, 2.3.2, 3.3)."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.begrippen import Domein, Locatie, Risico, SoortMaatregel, Status
from models.formulieren.toetsing import Toetsbesluit
from models.fouten import Geweigerd
from models.naslag.beleid import Beleid
from models.rules.sluiting import NIEUWE_MELDING

Maatregelplek = tuple[SoortMaatregel, Locatie]
_NEDERLAND = ZoneInfo("Europe/Amsterdam")
_OCHTEND = time(9)


def vervalt(toetsdatum: date, *, gevraagd: datetime, beleid: Beleid) -> datetime:
    """Beleid: een toetsing vervalt de ochtend van haar datum, maar nooit binnen de minste tijd."""
    return minstens(datetime.combine(toetsdatum, _OCHTEND, _NEDERLAND), gevraagd, beleid)


def minstens(op: datetime, gevraagd: datetime, beleid: Beleid) -> datetime:
    """Beleid: wat een toetsing minstens krijgt, hoe dichtbij of lang voorbij haar datum ook is."""
    return max(op, gevraagd + timedelta(hours=beleid.toetsen_minstens_uren))


def keur_verzoek(*, status: Status, lopend: int) -> None:
    """circulaire 3.3 (N098): er is iets te toetsen."""
    if status is Status.GESLOTEN or not lopend:
        raise Geweigerd(
            "In deze zaak lopen geen maatregelen; er is niets te toetsen.",
            norm="N098",
            advies=NIEUWE_MELDING
            if status is Status.GESLOTEN
            else "breng wat u weet in met `regie lever`; over maatregelen wordt nog besloten.",
        )


def keur_besluit(
    besluit: Toetsbesluit, *, lopend: Collection[Maatregelplek], domein: Domein
) -> None:
    """circulaire 2.2, 2.3 (N020, N033): wat eindigt, loopt ook, en van de rest blijft iets over."""
    weg = {(deel.soort, deel.locatie) for deel in besluit.afbouw}
    if onbekend := weg - set(lopend):
        soort, locatie = min(onbekend)
        raise Geweigerd(
            f"Er loopt geen maatregel {soort} bij {locatie}.",
            norm="N020",
            advies="kijk met `regie zaak` welke maatregelen lopen.",
            kort="Een maatregel die u wilt afbouwen, loopt niet.",
        )
    if besluit.uitkomst == "afschalen" and weg >= set(lopend):
        raise Geweigerd(
            "Zo blijft er geen maatregel over; dan eindigt de zaak.",
            norm="N020",
            advies="kies beeindigen, met een evaluatie.",
        )
    if besluit.route == "intakeformulier" and domein is not Domein.LOKAAL:
        in_stelsel = domein is Domein.STELSEL
        raise Geweigerd(
            "Deze zaak is al in het stelsel; een voordracht daarvoor kan niet."
            if in_stelsel
            else "Het stelsel is er voor personen, niet voor objecten en diensten.",
            norm="N033" if in_stelsel else "N016",
            advies="kies maatregeladvies.",
        )


def keur_medewerking(besluit: Toetsbesluit, *, gemeld: bool) -> None:
    """circulaire 5.1 (N021): over te weinig medewerking oordeelt men naar deze twee, in woorden."""
    if not gemeld or besluit.uitkomst == "informatieproduct":
        return
    for veld in ("uitvoerbaarheid", "veiligheid_medewerkers"):
        if not getattr(besluit, veld):
            raise Geweigerd(
                "Over onvoldoende medewerking oordeelt u naar de uitvoerbaarheid van de"
                " maatregelen en de veiligheid van wie ze uitvoert.",
                norm="N021",
                advies=f"vul {veld} in.",
            )


def keur_einde(besluit: Toetsbesluit, *, risico: Risico | None) -> None:
    """circulaire 3.3 (N132): bij een onaanvaardbaar risico eindigen niet alle maatregelen."""
    if besluit.uitkomst == "beeindigen" and risico is Risico.ONAANVAARDBAAR:
        raise Geweigerd(
            "Bij het dreigingsniveau dat geldt is het risico zonder maatregelen onaanvaardbaar.",
            norm="N132",
            advies="vul bij ernst en waarschijnlijkheid het niveau van nu in als dat lager is,"
            " of laat maatregelen lopen.",
            kort="Beëindigen past niet bij het dreigingsniveau dat geldt.",
        )
