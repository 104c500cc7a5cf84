"""What of a case decides who may answer and who is told."""

from models.begrippen import Rol
from models.beleid import beleid_op
from models.rules.bevoegdheid import Plaats
from models.rules.gezag import leverende_eenheid
from models.zaakbeeld import Zaakbeeld
from tasks.klok import dag


def plaats(beeld: Zaakbeeld) -> Plaats:
    """Gezag, units and suppliers of this case."""
    opdracht = beeld.opdracht
    beleid = beleid_op(dag(beeld.feiten[0].moment))
    return Plaats(
        gezag=beeld.gezag,
        eenheid=beeld.eenheid,
        leverende_eenheid=leverende_eenheid(beeld.persoon, beeld.eenheid, beleid),
        leverancier=Rol(opdracht.inhoud["antwoord"]["leverancier"]) if opdracht else None,
        uitvoerders=frozenset(maatregel.uitvoerder for maatregel in beeld.maatregelen),
        vervolg_door=Rol(beleid.vervolg_door),
    )
