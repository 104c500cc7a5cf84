"""The melding: the input with which a case begins (circulaire 3.2, N087, N115)."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from models.basis import Datum, FunctionarisId, Invoer, Kort, Tekst, Tijdstip, vorm
from models.begrippen import Aard, Bron, Functie, Objectcategorie, Organisatie, Relatie
from models.naslag.gemeenten import Eenheid, EigenEenheid, EigenParket, Gemeentecode

_WEGING = ("ernst", "waarschijnlijkheid")


class OntvangenDoor(Invoer):
    """Registration at politie or KMar; every melding has one (N115)."""

    organisatie: Organisatie
    eenheid: Eenheid | None = Field(default=None, title="Eenheid van de politie")
    registratienummer: Annotated[
        str,
        vorm(
            r"^[A-Za-z0-9][A-Za-z0-9 ./_-]{2,62}$",
            "3 tot 63 letters, cijfers, spaties of ./_-, als PL2100-2026123456",
        ),
    ]

    @model_validator(mode="after")
    def _politie_heeft_eenheid(self) -> Self:
        if self.organisatie is Organisatie.POLITIE and self.eenheid is None:
            raise ValueError("eenheid ontbreekt: verplicht als de politie de melding ontving")
        return self

    @property
    def registratie(self) -> str:
        """What makes it the same registration, however the number was typed (N115)."""
        return f"{self.organisatie}:{''.join(self.registratienummer.split()).upper()}"


class Woonadres(Invoer):
    """Address of residence in the Netherlands; its gemeente determines the gezag (N001)."""

    straat: Kort
    huisnummer: Annotated[
        str, vorm(r"^[0-9]{1,5}[ A-Za-z0-9-]{0,10}$", "cijfers met een toevoeging, als 12 of 12-A")
    ]
    postcode: Annotated[
        str, vorm(r"^[1-9][0-9]{3} ?[A-Z]{2}$", "vier cijfers en twee letters, als 5611AA")
    ]
    gemeente: Gemeentecode


class Huisgenoot(Invoer):
    """Someone of the household or family; `functionaris` if this person may act in regie."""

    naam: Kort
    relatie: Relatie
    zelfde_adres: bool
    functionaris: FunctionarisId | None = None


class Persoon(Invoer):
    """The threatened person."""

    soort: Literal["persoon"]
    naam: Kort
    geboortedatum: Datum | None = None
    functie: Functie
    werkgever: Kort | None = None
    eenheid: EigenEenheid | None = Field(default=None, description="Alleen bij een politiechef.")
    parket: EigenParket | None = Field(default=None, description="Alleen bij een hoofdofficier.")
    werkt_bij_om: bool = False
    woonadres: Woonadres | None = Field(default=None, description="Leeg: geen adres in Nederland.")
    werkgemeente: Gemeentecode | None = None
    huisgenoten: Annotated[tuple[Huisgenoot, ...], Field(max_length=30)] = ()
    limitatieve_lijst: Literal["I", "II"] | None = None
    functionaris: FunctionarisId | None = None

    @model_validator(mode="after")
    def _functie_heeft_gebied(self) -> Self:
        for functie, veld in (
            (Functie.POLITIECHEF, "eenheid"),
            (Functie.HOOFDOFFICIER_VAN_JUSTITIE, "parket"),
        ):
            if (self.functie is functie) != (getattr(self, veld) is not None):
                raise ValueError(f"{veld} hoort bij een {functie}, en alleen daarbij")
        return self

    @property
    def eigen_functionarissen(self) -> frozenset[str]:
        """Ids of those who may not act in this case because it is their own (N076, N079)."""
        ids = {self.functionaris, *(genoot.functionaris for genoot in self.huisgenoten)}
        return frozenset(i for i in ids if i)


class ObjectOfDienst(Invoer):
    """The threatened object or dienst (circulaire 2.5); of what makes a person special nothing."""

    functie: ClassVar[None] = None
    eenheid: ClassVar[None] = None
    parket: ClassVar[None] = None
    limitatieve_lijst: ClassVar[None] = None
    werkt_bij_om: ClassVar[bool] = False
    eigen_functionarissen: ClassVar[frozenset[str]] = frozenset()
    soort: Literal["object", "dienst"]
    naam: Kort
    gemeente: Gemeentecode
    categorie: Objectcategorie
    concrete_dreiging: bool


Doelwit = Persoon | ObjectOfDienst


class Dreiger(Invoer):
    """The one the threat comes from, as far as known."""

    bekend: bool
    omschrijving: Annotated[str, Field(max_length=20_000)] = ""


class Melding(Invoer):
    """A concrete or conceivable threat, without any weighing of it (circulaire 3.2, N087)."""

    bron: Bron
    ontvangen_door: OntvangenDoor
    ontvangen_op: Tijdstip
    aard: Aard
    doelwit: Annotated[Doelwit, Field(discriminator="soort")]
    dreiger: Dreiger
    omschrijving: Tekst

    @model_validator(mode="before")
    @classmethod
    def _zonder_weging(cls, data: Any) -> Any:  # noqa: ANN401  raw input of any shape
        if isinstance(data, dict):
            for plek in (data, data.get("doelwit"), data.get("dreiger")):
                if isinstance(plek, dict) and any(veld in plek for veld in _WEGING):
                    raise ValueError(
                        "ernst en waarschijnlijkheid horen niet in een melding (N087);"
                        " zij worden later door een functionaris gewogen"
                    )
        return data
