"""De procedures van regie, elk met wat overal voor haar geldt."""

from enum import StrEnum
from typing import Self

Einde = tuple[str, str]
"""Stap en uitkomst waarmee een procedure eindigt."""

GEINFORMEERD: frozenset[Einde] = frozenset(
    {("informeren_persoon", "geinformeerd"), ("informeren_persoon", "beperkt")}
)
"""circulaire 5.2 (N107): wie over maatregelen besloot, is klaar als de persoon ervan weet."""


def _met(stap: str, *uitkomsten: str) -> frozenset[Einde]:
    return frozenset((stap, uitkomst) for uitkomst in uitkomsten)


class Procedure(StrEnum):
    """Een procedure; haar naam is die van haar flow, in Prefect en in het register.

    `eindes` zijn de antwoorden die haar beëindigen. `vervalt_bij_sluiting`: niemand wacht nog op
    haar als de zaak gesloten is. `bij_moment`: hoe de agenda het moment noemt waarover zij gaat.
    """

    eindes: frozenset[Einde]
    vervalt_bij_sluiting: bool
    bij_moment: str

    def __new__(
        cls,
        naam: str,
        eindes: frozenset[Einde] = frozenset(),
        vervalt_bij_sluiting: bool = False,  # noqa: FBT001, FBT002  een kolom van de tabel
        bij_moment: str = "",
    ) -> Self:
        """A row of the table as a member."""
        lid = str.__new__(cls, naam)
        lid._value_ = naam
        lid.eindes, lid.vervalt_bij_sluiting = eindes, vervalt_bij_sluiting
        lid.bij_moment = bij_moment
        return lid

    LOKAAL_DOMEIN = "lokaal-domein", GEINFORMEERD, True
    SPOEDMAATREGEL = (
        "spoedmaatregel",
        _met("afstemming", "akkoord", "aanpassen", "beeindigen")
        | _met("vaststelling", "vaststellen", "aanpassen", "beeindigen"),
        False,
    )
    TRIAGE = (
        "triage",
        _met("ondertekening", "niet_voordragen")
        | _met("reactie_hovj", "berusten")
        | _met("afstemming_1", "niet_voorleggen")
        | _met("reactie_hovj_2", "berusten")
        | _met("afstemming_2", "niet_voorleggen")
        | _met("escalatie_2", "niet_opnemen")
        | _met("ontvangst_dossier", "volledig"),
        False,
    )
    ONMIDDELLIJKE_AANWIJZING = (
        "onmiddellijke-aanwijzing",
        _met("aanwijzing", "niet_aangewezen")
        | _met("vervolg_aanwijzing", "triage", "niet_voordragen"),
        False,
    )
    STELSEL_MAATREGELEN = "stelsel-maatregelen", GEINFORMEERD, False
    TERUGKEER = "terugkeer", _met("terugkeer", "lokaal_domein", "basispolitiezorg"), False
    ADVIES_BURGEMEESTER = "advies-burgemeester", _met("advies_burgemeester", "gegeven"), True
    INFORMEER_BURGEMEESTER = (
        "informeer-burgemeester",
        _met("ontvangst", "ontvangen") | _met("medewerking", "akkoord", "niet_akkoord"),
        False,
        "Planbaar moment in een gemeente",
    )
    INFORMEREN_PERSOON = "informeren-persoon", GEINFORMEERD, True
    OPENBARE_UITLATING = (
        "openbare-uitlating",
        _met("uitlating", "terughoudender", "concept_aanpassen", "geen_gevolg"),
        True,
    )
    TOETSING = (
        "toetsing",
        _met("toetsbesluit", "voortzetten", "afschalen", "opschalen", "beeindigen"),
        True,
    )
    VERHOOGD_RISICOMOMENT = (
        "verhoogd-risicomoment",
        _met("advies", "geen_extra_maatregelen")
        | _met("besluit_maatregelen", "vaststellen", "aanpassen", "afwijzen"),
        True,
        "Verhoogd risicomoment",
    )
    OBJECTEN_EN_DIENSTEN = (
        "objecten-en-diensten",
        GEINFORMEERD
        | _met("weging", "geen_ernstige_dreiging")
        | _met("besluit_maatregelen", "afwijzen"),
        True,
    )
    DREIGINGSNIVEAU = (
        "dreigingsniveau",
        GEINFORMEERD
        | _met("niveau", "vastgesteld")
        | _met("opvolging", "niet_opvolgen")
        | _met("besluit_maatregelen", "afwijzen"),
        True,
    )
