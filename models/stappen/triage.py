"""Stappen van de triage, haar escalatie en de overdracht (circulaire 2.3.3)."""

from models.begrippen import Rol
from models.formulieren.triage import (
    AfstemmingEscalatie,
    Intakeformulier,
    OndertekeningIntake,
    OntvangstDossier,
    OordeelNctv,
    Overdrachtsdossier,
    ReactieHovj,
    Triagetafel,
)
from models.rules import bevoegden as wie
from models.stappen.stap import Stap

_KADER = {
    "tegen_het_leven": True,
    "geweldsdelict_zes_jaar": True,
    "artikel_285": True,
    "antecedenten_ernstig_geweld": True,
    "gewelddadige_groepering": False,
    "psychische_stoornis": False,
    "dreiger_bekend": True,
    "fenomeen": "georganiseerde_criminaliteit",
    "inzicht_bron": "politie",
}

_OORDEEL = {
    "overwegingen": "Voorbeeld: waarom de zaak al of niet in het stelsel hoort.",
    "informatiebronnen": [{"soort": "politie", "omschrijving": "Voorbeeld: intakeformulier."}],
}

STAPPEN = (
    Stap(
        "intakeformulier",
        "Intakeformulier",
        "Vul het toetsingskader in voor de triage.",
        Intakeformulier,
        wie.politie,
        "N072",
        papier="intakeformulier",
        voorbeeld={
            "": {
                **_KADER,
                "fenomeen_onderbouwing": "Voorbeeld: waaruit blijkt dat een verband erachter zit.",
                "inzicht_onderbouwing": "Voorbeeld: wat de politie ervan vindt, en waarom.",
                "route_voorstel": "directe_opname",
                "wie": "Voorbeeld.",
                "waarom": "Voorbeeld.",
                "wat": "Voorbeeld.",
                "wanneer": "Voorbeeld.",
                "waar": "Voorbeeld.",
                "gedaan": "Voorbeeld.",
                "loopt": "Voorbeeld.",
            }
        },
    ),
    Stap(
        "ondertekening",
        "Ondertekening intakeformulier",
        "Bevestigt u het toetsingskader, en langs welke route draagt u voor?",
        OndertekeningIntake,
        wie.hovj,
        "N041",
        papier="intakeformulier",
        voorbeeld={
            "": _KADER,
            "triagetafel": {
                **_KADER,
                "eigen_oordeel": "Voorbeeld: waarom de zaak aan tafel besproken moet worden.",
            },
        },
    ),
    Stap(
        "triagetafel",
        "Triagetafel",
        "Leg vast wat aan de triagetafel is besproken.",
        Triagetafel,
        wie.landelijk(Rol.OM_TRIAGE),
        "N042",
        voorbeeld={
            "": {
                "besproken_op": "",
                "deelnemers": ["Politie, verzonnen deelnemer", "NCTV, verzonnen deelnemer"],
                "advies_gezag": "nctv",
            }
        },
    ),
    Stap(
        "oordeel",
        "Oordeel van de NCTV",
        "Neemt u de persoon op in het stelsel?",
        OordeelNctv,
        wie.landelijk(Rol.NCTV),
        "N040",
        papier="oordeelsformulier",
        voorbeeld={"": _OORDEEL},
    ),
    Stap(
        "reactie_hovj",
        "Reactie van de HOvJ",
        "Berust u in de afwijzing?",
        ReactieHovj,
        wie.hovj,
        "N047",
    ),
    Stap(
        "afstemming_1",
        "Eerste escalatie: afstemming OM",
        "Legt u de zaak voor aan de directeur NCTV?",
        AfstemmingEscalatie,
        wie.landelijk(Rol.LANDELIJK_COORDINEREND_HOVJ),
        "N047",
    ),
    Stap(
        "escalatie_1",
        "Eerste escalatie: oordeel directeur NCTV",
        "Neemt u de persoon alsnog op in het stelsel?",
        OordeelNctv,
        wie.landelijk(Rol.DIRECTEUR_NCTV),
        "N047",
        papier="oordeelsformulier",
        voorbeeld={"": _OORDEEL},
    ),
    Stap(
        "reactie_hovj_2",
        "Tweede reactie van de HOvJ",
        "Berust u in de tweede afwijzing?",
        ReactieHovj,
        wie.hovj,
        "N047",
    ),
    Stap(
        "afstemming_2",
        "Laatste escalatie: afstemming OM",
        "Legt u de zaak voor aan de NCTV?",
        AfstemmingEscalatie,
        wie.landelijk(Rol.PG),
        "N047",
    ),
    Stap(
        "escalatie_2",
        "Laatste escalatie: oordeel NCTV",
        "Neemt u de persoon alsnog op in het stelsel? Dit oordeel is het laatste.",
        OordeelNctv,
        wie.landelijk(Rol.COORDINATOR_NCTV),
        "N047",
        papier="oordeelsformulier",
        voorbeeld={"": _OORDEEL},
    ),
    Stap(
        "overdrachtsdossier",
        "Overdrachtsdossier",
        "Verzend het overdrachtsdossier aan de NCTV.",
        Overdrachtsdossier,
        wie.hovj,
        "N045",
        papier="overdrachtsdossier",
        voorbeeld={
            "": {
                "vindplaats": "Voorbeeld: kenmerk van het dossier.",
                "informatieproducten": "aanwezig",
                "lopende_maatregelen": "aanwezig",
                "persoon_en_kerngezin": "aanwezig",
                "contacten": "aanwezig",
                "strafzaak": "aanwezig",
            }
        },
    ),
    Stap(
        "ontvangst_dossier",
        "Ontvangst overdrachtsdossier",
        "Is het overdrachtsdossier volledig?",
        OntvangstDossier,
        wie.landelijk(Rol.NCTV),
        "N046",
        papier="overdrachtsdossier",
        voorbeeld={"onvolledig": {"ontbreekt": "Voorbeeld: de laatste aangifte."}},
    ),
)
