"""What is different where an object or dienst is guarded (circulaire 1.2, 2.5, 4.1)."""

from collections.abc import Collection, Iterable

from models.begrippen import Domein, Objectcategorie, Rol
from models.formulieren import BesluitMaatregelen, Maatregel, Opvolging, Toetsbesluit
from models.formulieren.melding import Doelwit, ObjectOfDienst
from models.fouten import Geweigerd
from models.rules.toetsing import Maatregelplek

_OOK_HIER = frozenset({"openbare_uitlating", "toetsing", "verstrekking", "wijziging"})
"""Acts that there are in a case about an object or dienst too; all others are about a person."""


def krijgt_niveau(wat: Doelwit) -> bool:
    """circulaire 2.5 (N082): designated objects and diensten, on the limitatieve lijst."""
    artikel_16 = Objectcategorie.AANGEWEZEN_ARTIKEL_16
    return isinstance(wat, ObjectOfDienst) and wat.categorie is artikel_16


def keur_handeling(handeling: str, wat: Doelwit) -> None:
    """circulaire 2.5 (N016): what is about persons does not exist here; Geweigerd if so."""
    if isinstance(wat, ObjectOfDienst) and handeling not in _OOK_HIER:
        raise Geweigerd(
            "Dit kan alleen in een zaak over een persoon.",
            norm="N016",
            advies="vraag het gezag over het object of de dienst om maatregelen,"
            " of breng wat u weet in met `regie lever`.",
        )


def keur_lcc(schaarse_middelen: str) -> None:
    """circulaire 4.1 (N101): the LCC has no part in measures for objects and diensten."""
    if schaarse_middelen:
        raise Geweigerd(
            "Het LCC heeft geen rol bij objecten en diensten; het wijst hier niets toe.",
            norm="N101",
            advies="laat schaarse_middelen leeg.",
        )


def keur_niveau(domein: Domein, gezag: Rol) -> None:
    """circulaire 2.5 (N082): the NCTV advises the local gezag, not itself."""
    if domein is not Domein.OBJECTEN_DIENSTEN or gezag is Rol.NCTV:
        raise Geweigerd(
            "Een niveau met advies is er in een open zaak over een object of dienst onder lokaal"
            " gezag.",
            norm="N082",
            advies="besluit zelf over maatregelen waar de NCTV het gezag is."
            if gezag is Rol.NCTV
            else "meld het met `regie melding`, of bestel een informatieproduct.",
        )


def keur_opvolging(antwoord: Opvolging, *, bindend: bool) -> None:
    """circulaire 1.2, 2.5 (N005, N083): what binds is followed, whatever one thinks of it."""
    if antwoord.uitkomst == "niet_opvolgen" and bindend:
        raise _bindend("kies opvolgen.")


def keur_bindend(besluit: BesluitMaatregelen, opgedragen: Iterable[Maatregel] | None) -> None:
    """circulaire 1.2 (N005): the decision holds at least what is demanded, if anything binds."""
    if opgedragen is None:
        return
    genomen = {(maatregel.soort, maatregel.locatie) for maatregel in besluit.maatregelen}
    if besluit.uitkomst == "afwijzen" or not _plekken(opgedragen) <= genomen:
        raise _bindend("stel minstens de maatregelen uit het advies van de NCTV vast.")


def keur_bindende_afbouw(
    besluit: Toetsbesluit,
    opgedragen: Iterable[Maatregel] | None,
    *,
    lopend: Collection[Maatregelplek],
) -> None:
    """circulaire 1.2 (N005): a review ends nothing that is demanded, if anything binds."""
    weg = {(deel.soort, deel.locatie) for deel in besluit.afbouw}
    eindigt = set(lopend) if besluit.uitkomst == "beeindigen" else weg
    if opgedragen is not None and _plekken(opgedragen) & eindigt:
        raise _bindend("laat lopen wat de NCTV adviseerde, of vraag hem om een nieuw niveau.")


def _plekken(maatregelen: Iterable[Maatregel]) -> set[Maatregelplek]:
    return {(maatregel.soort, maatregel.locatie) for maatregel in maatregelen}


def _bindend(advies: str) -> Geweigerd:
    """On the Prefect page not that there is one."""
    return Geweigerd(
        "De minister gaf een bindende aanwijzing; een burgemeester wijkt er niet van af.",
        norm="N005",
        advies=advies,
        kort="Dit antwoord kan hier niet; het dossier zegt waarom.",
    )
