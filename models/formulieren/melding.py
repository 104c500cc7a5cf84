"""The melding: the input with which a case begins (circulaire 3.2, N087, N115)."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from models.basis import (
    Datum,
    FunctionarisId,
    Invoer,
    Kort,
    Tekst,
    Tijdstip,
    lees_naast,
    vorm,
)
from models.begrippen import Aard, Bron, Functie, Objectcategorie, Organisatie, Relatie
from models.formulieren.basis import Toelichting
from models.naslag.gemeenten import Eenheid, EigenEenheid, EigenParket, Gemeentecode
from models.voorwaarden import precies_bij, verplicht_bij

_WEGING = ("ernst", "waarschijnlijkheid")


class ZonderWeging(Invoer):
    """A part of a melding: nothing in it weighs the threat (circulaire 3.2, N087)."""

    @model_validator(mode="wrap")
    @classmethod
    def _zonder_weging(cls, invoer: Any, lees: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401  raw input of any shape
        gewogen = [veld for veld in _WEGING if isinstance(invoer, dict) and veld in invoer]
        zin = "hoort niet in een melding (N087); een functionaris weegt de dreiging later"
        return lees_naast(invoer, lees, {(veld,): zin for veld in gewogen})


class OntvangenDoor(Invoer):
    """Registration at politie or KMar; every melding has one (N115)."""

    organisatie: Organisatie = Field(title="Organisatie")
    eenheid: Eenheid | None = Field(
        default=None,
        title="Eenheid van de politie",
        json_schema_extra=verplicht_bij(Organisatie.POLITIE, veld="organisatie"),
    )
    registratienummer: Annotated[
        str,
        vorm(
            r"^[A-Za-z0-9][A-Za-z0-9 ./_-]{2,62}$",
            "3 tot 63 letters, cijfers, spaties of ./_-, als PL2100-2026123456",
        ),
    ] = Field(title="Registratienummer")

    @property
    def registratie(self) -> str:
        """What makes it the same registration, however the number was typed (N115)."""
        return f"{self.organisatie}:{''.join(self.registratienummer.split()).upper()}"


class Woonadres(Invoer):
    """Address of residence in the Netherlands; its gemeente determines the gezag (N001)."""

    straat: Kort = Field(title="Straat")
    huisnummer: Annotated[
        str, vorm(r"^[0-9]{1,5}[ A-Za-z0-9-]{0,10}$", "cijfers met een toevoeging, als 12 of 12-A")
    ] = Field(title="Huisnummer")
    postcode: Annotated[
        str, vorm(r"^[1-9][0-9]{3} ?[A-Z]{2}$", "vier cijfers en twee letters, als 5611AA")
    ] = Field(title="Postcode")
    gemeente: Gemeentecode = Field(title="Gemeente")


_EIGEN_ID = "Alleen als deze persoon zelf in regie kan handelen; dan niet in deze zaak."


class Huisgenoot(Invoer):
    """Someone of the household or family; `functionaris` if this person may act in regie."""

    naam: Kort = Field(title="Naam")
    relatie: Relatie = Field(title="Relatie tot de persoon")
    zelfde_adres: bool = Field(title="Woont op hetzelfde adres")
    functionaris: FunctionarisId | None = Field(
        default=None, title="Functionaris-id", description=_EIGEN_ID
    )


class Persoon(ZonderWeging):
    """The threatened person."""

    soort: Literal["persoon"] = Field(title="Wie of wat wordt bedreigd")
    naam: Kort = Field(title="Naam")
    geboortedatum: Datum | None = Field(default=None, title="Geboortedatum")
    functie: Functie = Field(title="Functie")
    werkgever: Kort | None = Field(default=None, title="Werkgever")
    eenheid: EigenEenheid | None = Field(
        default=None,
        title="Eenheid die deze politiechef leidt",
        json_schema_extra=precies_bij(Functie.POLITIECHEF, veld="functie"),
    )
    parket: EigenParket | None = Field(
        default=None,
        title="Parket dat deze hoofdofficier leidt",
        json_schema_extra=precies_bij(Functie.HOOFDOFFICIER_VAN_JUSTITIE, veld="functie"),
    )
    werkt_bij_om: bool = Field(default=False, title="Werkt bij het Openbaar Ministerie")
    woonadres: Woonadres | None = Field(
        default=None, title="Woonadres", description="Leeg: geen adres in Nederland."
    )
    werkgemeente: Gemeentecode | None = Field(default=None, title="Gemeente van het werk")
    huisgenoten: Annotated[tuple[Huisgenoot, ...], Field(max_length=30)] = Field(
        default=(), title="Huisgenoten en familie"
    )
    limitatieve_lijst: Literal["I", "II"] | None = Field(
        default=None,
        title="Categorie van de limitatieve lijst",
        description="Leeg: staat er niet op.",
    )
    functionaris: FunctionarisId | None = Field(
        default=None, title="Functionaris-id", description=_EIGEN_ID
    )

    @property
    def eigen_functionarissen(self) -> frozenset[str]:
        """Ids of those who may not act in this case because it is their own (N076, N079)."""
        ids = {self.functionaris, *(genoot.functionaris for genoot in self.huisgenoten)}
        return frozenset(i for i in ids if i)


class ObjectOfDienst(ZonderWeging):
    """The threatened object or dienst (circulaire 2.5); of what makes a person special nothing."""

    functie: ClassVar[None] = None
    eenheid: ClassVar[None] = None
    parket: ClassVar[None] = None
    limitatieve_lijst: ClassVar[None] = None
    werkt_bij_om: ClassVar[bool] = False
    eigen_functionarissen: ClassVar[frozenset[str]] = frozenset()
    soort: Literal["object", "dienst"] = Field(title="Wie of wat wordt bedreigd")
    naam: Kort = Field(title="Naam")
    gemeente: Gemeentecode = Field(title="Gemeente")
    categorie: Objectcategorie = Field(title="Categorie")
    concrete_dreiging: bool = Field(title="Is de dreiging concreet?")


Doelwit = Persoon | ObjectOfDienst


class Dreiger(ZonderWeging):
    """The one the threat comes from, as far as known."""

    bekend: bool = Field(title="Is de dreiger bekend?")
    omschrijving: Toelichting = Field(default="", title="Omschrijving")


class Melding(ZonderWeging):
    """A concrete or conceivable threat, without any weighing of it (circulaire 3.2, N087)."""

    bron: Bron = Field(title="Hoe de dreiging bekend werd")
    ontvangen_door: OntvangenDoor = Field(title="Ontvangen door")
    ontvangen_op: Tijdstip = Field(title="Ontvangen op")
    aard: Aard = Field(title="Aard van de dreiging")
    doelwit: Annotated[Doelwit, Field(discriminator="soort")] = Field(title="Bedreigde")
    dreiger: Dreiger = Field(title="Dreiger")
    omschrijving: Tekst = Field(title="Omschrijving van de dreiging")
