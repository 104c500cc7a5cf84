"""What is different where an object or dienst is guarded (circulaire 1.2, 2.5, 4.1)."""

from itertools import product

import pytest

from models.begrippen import Domein, Locatie, Objectcategorie, Rol, SoortMaatregel
from models.formulieren import (
    BesluitObject,
    Maatregel,
    MaatregeladviesObject,
    Niveau,
    Opvolging,
    Toetsbesluit,
)
from models.formulieren.melding import Melding
from models.fouten import Geweigerd
from models.rules.maatregelen import keur_maatregelen
from models.rules.objecten import (
    keur_bindend,
    keur_bindende_afbouw,
    keur_handeling,
    keur_lcc,
    keur_niveau,
    keur_opvolging,
    krijgt_niveau,
)
from models.stappen import HANDELINGEN, STAPPEN
from tests.hulp.voorbeelden import MAATREGEL, OBJECT, antwoord, melding, problemen

LOKAAL = (Rol.BURGEMEESTER, Rol.HOVJ)
OPGEDRAGEN = Maatregel.model_validate(MAATREGEL)
OOK_BIJ_OBJECTEN = {
    "levering",
    "openbare_uitlating",
    "toetsing",
    "verstrekking",
    "wijziging",
    "zaak_uitsluiting",
}


def norm_van(doe, *args, **velden):
    """The norm that refuses it, or None."""
    try:
        doe(*args, **velden)
    except Geweigerd as weigering:
        return weigering.norm if weigering.advies else "zonder advies"
    return None


@pytest.mark.norm("N005", "N083")
@pytest.mark.parametrize(
    ("uitkomst", "bindend"), list(product(["opvolgen", "niet_opvolgen"], [False, True]))
)
def test_wat_bindt_wordt_opgevolgd(uitkomst, bindend):
    geeft = Opvolging.model_validate(antwoord("opvolging", uitkomst))
    verwacht = "N005" if uitkomst == "niet_opvolgen" and bindend else None
    assert norm_van(keur_opvolging, geeft, bindend=bindend) == verwacht


@pytest.mark.norm("N005")
@pytest.mark.parametrize(
    ("uitkomst", "genomen", "norm"),
    [
        ("vaststellen", [("toezicht", "woning")], None),
        ("aanpassen", [("toezicht", "woning"), ("camerabewaking", "werkplek")], None),
        ("aanpassen", [("camerabewaking", "woning")], "N005"),
        ("aanpassen", [("toezicht", "werkplek")], "N005"),
        ("afwijzen", [], "N005"),
    ],
)
def test_het_besluit_bevat_minstens_wat_de_minister_opdraagt(uitkomst, genomen, norm):
    maatregelen = [{**MAATREGEL, "soort": s, "locatie": plek} for s, plek in genomen]
    besluit = BesluitObject.model_validate(
        antwoord("besluit_maatregelen", uitkomst, maatregelen=maatregelen)
    )
    assert norm_van(keur_bindend, besluit, [OPGEDRAGEN]) == norm
    assert norm_van(keur_bindend, besluit, None) is None


@pytest.mark.norm("N005")
@pytest.mark.parametrize(
    ("uitkomst", "weg", "norm"),
    [
        ("voortzetten", [], None),
        ("afschalen", ["camerabewaking"], None),
        ("afschalen", ["toezicht"], "N005"),
        ("beeindigen", [], "N005"),
    ],
)
def test_een_toetsing_beeindigt_niet_wat_de_minister_opdraagt(uitkomst, weg, norm):
    afbouw = [{"soort": soort, "locatie": "woning"} for soort in weg]
    besluit = Toetsbesluit.model_validate(antwoord("toetsbesluit", uitkomst, afbouw=afbouw))
    lopend = {(SoortMaatregel.TOEZICHT, Locatie.WONING), (SoortMaatregel.OVERIG, Locatie.ANDERS)}
    assert norm_van(keur_bindende_afbouw, besluit, [OPGEDRAGEN], lopend=lopend) == norm
    assert norm_van(keur_bindende_afbouw, besluit, None, lopend=lopend) is None


@pytest.mark.norm("N005", "N106")
def test_op_de_pagina_staat_niet_dat_er_een_aanwijzing_is():
    geeft = Opvolging.model_validate(antwoord("opvolging", "niet_opvolgen"))
    with pytest.raises(Geweigerd) as weigering:
        keur_opvolging(geeft, bindend=True)
    for woord in ("minister", "aanwijzing", "N005"):
        assert woord not in weigering.value.op_de_pagina


@pytest.mark.norm("N101")
@pytest.mark.parametrize(("schaars", "norm"), [("", None), ("Een ploeg van het LCC.", "N101")])
def test_het_lcc_wijst_niets_toe_aan_een_object(schaars, norm):
    assert norm_van(keur_lcc, schaars) == norm


@pytest.mark.norm("N016")
@pytest.mark.parametrize("handeling", [*STAPPEN, *(wat.naam for wat in HANDELINGEN)])
def test_wat_over_personen_gaat_kan_niet_bij_een_object(handeling):
    wat = Melding.model_validate(melding(doelwit=OBJECT)).doelwit
    verwacht = None if handeling in OOK_BIJ_OBJECTEN else "N016"
    assert norm_van(keur_handeling, handeling, wat) == verwacht
    assert norm_van(keur_handeling, handeling, Melding.model_validate(melding()).doelwit) is None


@pytest.mark.norm("N082")
@pytest.mark.parametrize(("domein", "gezag"), list(product(Domein, (*LOKAAL, Rol.NCTV))))
def test_de_nctv_adviseert_alleen_het_lokale_gezag(domein, gezag):
    mag = domein is Domein.OBJECTEN_DIENSTEN and gezag is not Rol.NCTV
    assert norm_van(keur_niveau, domein, gezag) == (None if mag else "N082")


@pytest.mark.norm("N082")
@pytest.mark.parametrize("categorie", Objectcategorie)
def test_het_niveau_is_er_voor_aangewezen_objecten(categorie):
    wat = Melding.model_validate(melding(doelwit={**OBJECT, "categorie": categorie})).doelwit
    assert krijgt_niveau(wat) == (categorie is Objectcategorie.AANGEWEZEN_ARTIKEL_16)
    assert not krijgt_niveau(Melding.model_validate(melding()).doelwit)


@pytest.mark.norm("N015", "N054")
@pytest.mark.parametrize("soort", SoortMaatregel)
def test_een_object_krijgt_geen_persoonsgerichte_maatregel(soort):
    geval = Maatregel.model_validate({**MAATREGEL, "soort": soort, "omschrijving": "Verzonnen."})
    norm = norm_van(keur_maatregelen, [geval], domein=Domein.OBJECTEN_DIENSTEN, aangewezen=False)
    assert norm == ("N015" if soort.persoonsgericht else None)


@pytest.mark.parametrize(
    "velden",
    [
        {"maatregelen": [MAATREGEL]},
        {"grond": "openbare_orde"},
        {"bindende_aanwijzing": "Verzonnen kenmerk."},
    ],
)
def test_maatregelen_grond_en_aanwijzing_horen_bij_een_advies(velden):
    leeg = {"advies": "", "maatregelen": []}
    (probleem,) = problemen(Niveau, antwoord("niveau", "vastgesteld", **leeg | velden))
    assert probleem == f"{next(iter(velden))}: hoort alleen bij een ingevuld veld advies; laat leeg"
    assert problemen(Niveau, antwoord("niveau", "vastgesteld", **leeg)) == ()
    assert problemen(Niveau, antwoord("niveau", "vastgesteld", maatregelen=[])) == ()  # afschalen


def test_een_maatregel_voor_een_object_heeft_een_grond_die_bestaat():
    advies = antwoord("maatregeladvies", "geleverd")
    for grond, goed in ((None, True), ("openbare_orde", True), ("elders", False)):
        invoer = {**advies, "maatregelen": [{**MAATREGEL, "grond": grond}]}
        assert (problemen(MaatregeladviesObject, invoer) == ()) is goed
