"""Welke maatregelen waar kunnen, en wanneer een besluit ze mag afwijzen."""

from collections.abc import Iterable
from datetime import date

from models.begrippen import (
    Domein,
    Ernst,
    Risico,
    Status,
    Titel,
    Uitvoerder,
    Waarschijnlijkheid,
)
from models.formulieren import BesluitMaatregelen, Maatregel
from models.fouten import Geweigerd, Invoerfout, OnjuisteInvoer
from models.naslag.beleid import Beleid
from models.rules.sluiting import NIEUWE_MELDING

_TITEL = {Uitvoerder.POLITIE: Titel.EIGEN_TAAK, Uitvoerder.LX: Titel.EIGEN_TAAK}
_TITELS = {
    Uitvoerder.POLITIE: {Titel.EIGEN_TAAK, Titel.BIJSTAND},
    Uitvoerder.LX: {Titel.EIGEN_TAAK, Titel.BIJSTAND},
    Uitvoerder.KMAR: {Titel.EIGEN_TAAK, Titel.BIJSTAND, Titel.ASSISTENTIE},
}


def titel(maatregel: Maatregel, *, aangewezen: bool, bewaakt: bool = False) -> Titel:
    """circulaire 1.2, 4.1 (N006, N131): de titel van uitvoering, tenzij de maatregel er een noemt.

    `bewaakt`: van een object of dienst onder de NCTV, dat de KMar als eigen taak bewaakt (N084).
    """
    if maatregel.uitvoerder is Uitvoerder.KMAR:
        gewoon = Titel.EIGEN_TAAK if bewaakt else titel_kmar(aangewezen=aangewezen)
        return maatregel.titel or gewoon
    return maatregel.titel or _TITEL.get(maatregel.uitvoerder, Titel.EIGEN_VERANTWOORDELIJKHEID)


def titel_kmar(*, aangewezen: bool) -> Titel:
    """circulaire 1.2, 4.1 (N131): assistentie voor wie is aangewezen, tot dan bijstand."""
    return Titel.ASSISTENTIE if aangewezen else Titel.BIJSTAND


def titel_onder(maatregel_titel: Titel, uitvoerder: Uitvoerder, *, aangewezen: bool) -> Titel:
    """circulaire 1.2, 4.1 (N006, N131): gaat het gezag over, dan heet hulp van de KMar anders.

    Een eigen taak blijft dat.
    """
    hulp = uitvoerder is Uitvoerder.KMAR and maatregel_titel in {Titel.BIJSTAND, Titel.ASSISTENTIE}
    return titel_kmar(aangewezen=aangewezen) if hulp else maatregel_titel


def keur_maatregelen(
    maatregelen: Iterable[Maatregel],
    *,
    domein: Domein,
    aangewezen: bool,
    lijst: str | None = None,
) -> None:
    """circulaire 2.1, 2.3.4, 1.2 (N015, N054, N131): Geweigerd bij een maatregel die niet kan."""
    for maatregel in maatregelen:
        keur_standaard(maatregel, lijst=lijst)
        keur_persoonsgericht(maatregel, domein=domein, aangewezen=aangewezen)
        keur_titel(maatregel, aangewezen=aangewezen)


def keur_persoonsgericht(maatregel: Maatregel, *, domein: Domein, aangewezen: bool) -> None:
    """circulaire 2.1, 2.3.4 (N015, N054): alleen in het stelsel, door lx of kmar in assistentie."""
    if not maatregel.soort.persoonsgericht:
        return
    if domein is not Domein.STELSEL:
        raise Geweigerd(
            "Een persoonsgerichte maatregel kan niet in het lokaal domein."
            if domein is Domein.LOKAAL
            else "Een persoonsgerichte maatregel kan niet bij een object of dienst.",
            norm="N015",
            advies="vraag een onmiddellijke aanwijzing of begin een triage."
            if domein is Domein.LOKAAL
            else "meld de bedreigde persoon met `regie melding`.",
        )
    if (maatregel.uitvoerder, titel(maatregel, aangewezen=aangewezen)) not in {
        (Uitvoerder.LX, Titel.EIGEN_TAAK),
        (Uitvoerder.KMAR, Titel.ASSISTENTIE),
    }:
        raise Geweigerd(
            "Een persoonsgerichte maatregel wordt alleen uitgevoerd door lx,"
            " of door kmar in assistentie.",
            norm="N054",
            advies="kies uitvoerder lx, of kmar met titel assistentie.",
        )


def keur_standaard(maatregel: Maatregel, *, lijst: str | None) -> None:
    """circulaire 2.3.2, 3.3 (N034, N097): alleen die van categorie I worden niet getoetst."""
    if maatregel.standaard and lijst != "I":
        raise Geweigerd(
            "Standaardmaatregelen heeft alleen wie in categorie I van de limitatieve lijst staat.",
            norm="N034",
            advies="laat standaard leeg en noem een toetsdatum.",
            kort="Standaardmaatregelen kunnen hier niet.",
        )


def keur_spoed(maatregelen: Iterable[Maatregel], *, domein: Domein, status: Status) -> None:
    """circulaire 2.4.1 (N036, N068, N070): waar een spoedmaatregel kan, en welke."""
    if any(maatregel.soort.persoonsgericht for maatregel in maatregelen):
        raise Geweigerd(
            "Een spoedmaatregel is nooit persoonsgericht.",
            norm="N068",
            advies="vraag een onmiddellijke aanwijzing.",
        )
    if domein is not Domein.LOKAAL or status is Status.GESLOTEN:
        in_stelsel = domein is Domein.STELSEL and status is Status.OPEN
        raise Geweigerd(
            "Een spoedmaatregel kan alleen in een open zaak in het lokaal domein.",
            norm="N068",
            advies="vraag de NCTV, die hier gezag is, om een maatregel."
            if in_stelsel
            else NIEUWE_MELDING,
        )
    keur_maatregelen(maatregelen, domein=domein, aangewezen=False)


def keur_titel(maatregel: Maatregel, *, aangewezen: bool) -> None:
    """circulaire 1.2, 4.1 (N006, N131): titel past bij uitvoerder; assistentie na aanwijzing."""
    past = _TITELS.get(maatregel.uitvoerder, {Titel.EIGEN_VERANTWOORDELIJKHEID})
    gekozen = titel(maatregel, aangewezen=aangewezen)
    if gekozen not in past:
        raise Geweigerd(
            f"Titel {gekozen} past niet bij uitvoerder {maatregel.uitvoerder}.",
            norm="N006",
            advies=f"kies {' of '.join(sorted(past))}.",
            kort="Een titel past niet bij de uitvoerder.",
        )
    if gekozen is Titel.ASSISTENTIE and not aangewezen:
        raise Geweigerd(
            "De KMar assisteert alleen bij een aangewezen persoon.",
            norm="N131",
            advies="kies titel bijstand.",
        )


def keur_toetsdata(
    maatregelen: Iterable[Maatregel], *, van_alle: date | None = None, vandaag: date
) -> None:
    """circulaire 2.2, 3.3 (N020, N098): OnjuisteInvoer bij toetsdata die niet meer komen.

    `van_alle` is de toetsdatum die het antwoord aan alle maatregelen tegelijk geeft.
    """
    per_veld = {
        **{
            f"maatregelen.{nummer}.toetsdatum": m.toetsdatum for nummer, m in enumerate(maatregelen)
        },
        "toetsdatum": van_alle,
    }
    OnjuisteInvoer.eis_geen(
        Invoerfout(veld, "moet na vandaag liggen")
        for veld, toetsdatum in per_veld.items()
        if toetsdatum and toetsdatum <= vandaag
    )


def risico(besluit: BesluitMaatregelen, beleid: Beleid) -> Risico:
    """circulaire 3.3 (N132): het risico naar het oordeel van het gezag, anders de beleidstabel."""
    return besluit.risico or risico_volgens_tabel(besluit.ernst, besluit.waarschijnlijkheid, beleid)


def risico_volgens_tabel(
    ernst: Ernst, waarschijnlijkheid: Waarschijnlijkheid, beleid: Beleid
) -> Risico:
    """Beleid: of dit dreigingsniveau zonder maatregelen aanvaardbaar is."""
    slecht = waarschijnlijkheid in beleid.onaanvaardbaar.get(ernst, frozenset())
    return Risico.ONAANVAARDBAAR if slecht else Risico.AANVAARDBAAR


def keur_op_advies(*, advies: bool) -> None:
    """circulaire 1.3 (N009): zonder advies geen maatregelenbesluit, wel een spoedmaatregel."""
    if not advies:
        raise Geweigerd(
            "Er is nog geen maatregeladvies om over te besluiten.",
            norm="N009",
            advies="laat eerst een maatregeladvies leveren.",
        )


def keur_afwijzen(besluit: BesluitMaatregelen, beleid: Beleid) -> None:
    """circulaire 3.3 (N132): een onaanvaardbaar risico vraagt om maatregelen."""
    if besluit.uitkomst == "afwijzen" and risico(besluit, beleid) is Risico.ONAANVAARDBAAR:
        raise Geweigerd(
            "Het risico is onaanvaardbaar; dan moeten maatregelen worden genomen.",
            norm="N132",
            advies="kies vaststellen of aanpassen, met maatregelen.",
            kort="Afwijzen past niet bij het risico dat u vaststelde.",
        )
