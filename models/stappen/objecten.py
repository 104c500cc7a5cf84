"""Stappen bij objecten en diensten (circulaire 2.5)."""

from models.begrippen import Rol
from models.formulieren.objecten import Niveau, Opvolging
from models.rules import bevoegden as wie
from models.stappen.stap import Stap
from models.voorbeelden.invoer import dreigingsniveau

STAPPEN = (
    Stap(
        "niveau",
        "Dreigingsniveau van een object of dienst",
        "Welk dreigingsniveau stelt u vast, en wat adviseert u het gezag?",
        Niveau,
        wie.landelijk(Rol.NCTV),
        "N082",
        voorbeeld={"": dreigingsniveau()},
    ),
    Stap(
        "opvolging",
        "Opvolging van het advies van de NCTV",
        "Volgt u het advies van de NCTV op?",
        Opvolging,
        wie.gezag,
        "N083",
    ),
)
