"""Wat anders is bij de bewaking van een object of dienst (circulaire 1.2, 2.5, 4.1)."""

from collections.abc import Collection, Iterable

from models.begrippen import Domein, Objectcategorie, Rol
from models.formulieren import BesluitMaatregelen, Maatregel, Opvolging, Toetsbesluit
from models.formulieren.melding import Doelwit, ObjectOfDienst
from models.fouten import Geweigerd
from models.rules.toetsing import Maatregelplek

_OOK_HIER = frozenset(
    {
        "levering",
        "openbare_uitlating",
        "toetsing",
        "verstrekking",
        "wijziging",
        "zaak_uitsluiting",
    }
)
"""Handelingen die er ook over een object of dienst zijn; alle andere gaan over een persoon."""


def krijgt_niveau(wat: Doelwit) -> bool:
    """circulaire 2.5 (N082): aangewezen objecten en diensten, op de limitatieve lijst."""
    artikel_16 = Objectcategorie.AANGEWEZEN_ARTIKEL_16
    return isinstance(wat, ObjectOfDienst) and wat.categorie is artikel_16


def keur_handeling(handeling: str, wat: Doelwit) -> None:
    """circulaire 2.5 (N016): wat over personen gaat, is er hier niet; dan Geweigerd."""
    if isinstance(wat, ObjectOfDienst) and handeling not in _OOK_HIER:
        raise Geweigerd(
            "Dit kan alleen in een zaak over een persoon.",
            norm="N016",
            advies="vraag het gezag over het object of de dienst om maatregelen,"
            " of breng wat u weet in met `regie lever`.",
        )


def keur_lcc(schaarse_middelen: str) -> None:
    """circulaire 4.1 (N101): het LCC heeft geen rol bij maatregelen voor objecten en diensten."""
    if schaarse_middelen:
        raise Geweigerd(
            "Het LCC heeft geen rol bij objecten en diensten; het wijst hier niets toe.",
            norm="N101",
            advies="laat schaarse_middelen leeg.",
        )


def keur_niveau(domein: Domein, gezag: Rol) -> None:
    """circulaire 2.5 (N082): de NCTV adviseert het lokaal gezag, niet zichzelf."""
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
    """circulaire 1.2, 2.5 (N005, N083): wat bindt, wordt opgevolgd, wat men er ook van vindt."""
    if antwoord.uitkomst == "niet_opvolgen" and bindend:
        raise _bindend("kies opvolgen.")


def keur_bindend(besluit: BesluitMaatregelen, opgedragen: Iterable[Maatregel] | None) -> None:
    """circulaire 1.2 (N005): het besluit bevat minstens wat is opgedragen, als iets bindt."""
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
    """circulaire 1.2 (N005): een toetsing beëindigt niets dat is opgedragen, als iets bindt."""
    weg = {(deel.soort, deel.locatie) for deel in besluit.afbouw}
    eindigt = set(lopend) if besluit.uitkomst == "beeindigen" else weg
    if opgedragen is not None and _plekken(opgedragen) & eindigt:
        raise _bindend("laat lopen wat de NCTV adviseerde, of vraag hem om een nieuw niveau.")


def _plekken(maatregelen: Iterable[Maatregel]) -> set[Maatregelplek]:
    return {(maatregel.soort, maatregel.locatie) for maatregel in maatregelen}


def _bindend(advies: str) -> Geweigerd:
    """Op de Prefect-pagina niet dat er een bindende aanwijzing is."""
    return Geweigerd(
        "De minister gaf een bindende aanwijzing; een burgemeester wijkt er niet van af.",
        norm="N005",
        advies=advies,
        kort="Dit antwoord kan hier niet; het dossier zegt waarom.",
    )
