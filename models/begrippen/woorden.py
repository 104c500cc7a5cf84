"""The words in which people read a value of an enumeration: one list, on paper and on any screen.

A value is typed and recorded as its code.
"""

_ANDERS = {
    "a": "opdrachtregel",
    "aangewezen_artikel_16": "aangewezen door de minister (artikel 16)",
    "adviseur_bb": "adviseur B&B",
    "adviseur_bbc": "adviseur BB&C",
    "aivd": "AIVD",
    "ambtswoning_minister_president": "ambtswoning van de minister-president",
    "aov": "AOV",
    "b": "pagina van Prefect",
    "beeindigd": "beëindigd",
    "beeindigen": "beëindigen",
    "commissaris_van_de_koning": "commissaris van de Koning",
    "coordinator_nctv": "coördinator NCTV",
    "code": "code uit de eigen app",
    "da": "dreigingsanalyse (DA)",
    "di": "dreigingsinschatting (DI)",
    "directeur_nctv": "directeur NCTV",
    "dnb": "De Nederlandsche Bank",
    "geinformeerd": "geïnformeerd",
    "hovj": "HOvJ",
    "I": "categorie I",
    "II": "categorie II",
    "ird": "IRD",
    "kmar": "KMar",
    "koninklijk_huis": "lid van het Koninklijk Huis",
    "landelijk_coordinerend_hovj": "landelijk coördinerend HOvJ",
    "lcc": "LCC",
    "link": "link in een bericht",
    "loco_burgemeester": "loco-burgemeester",
    "lx": "LX",
    "mivd": "MIVD",
    "nctv": "NCTV",
    "objecten_diensten": "objecten en diensten",
    "om": "OM",
    "om_triage": "triage door het OM",
    "pg": "PG",
    "politie_en_kmar": "politie en KMar",
    "portefeuillehouder_rccb": "portefeuillehouder RCCB",
    "ra": "risicoanalyse (RA)",
    "rccb": "RCCB",
    "sessie": "eerder bewijs in dezelfde opdracht",
    "terrorisme_extremisme": "terrorisme of extremisme",
    "wa": "weerstandsanalyse (WA)",
}
"""Code → its words, where they are not the code itself."""

_GELIJK = """
    aangenomen aangewezen aangifte aanpassen aanvaard aanvaardbaar aanvullen aanwezig acuut
    adoptiekind advocaat afschalen afspraak_op_locatie afwijzen akkoord anders assistentie
    basispolitiezorg beheerder beperkt berusten besproken bestuurlijke_bijzonderheden betrokkene
    beveiligingsambtenaar bevestigd bewakingscontainer bewindspersoon bezig bijstand
    burgemeester camerabewaking communicatie concept_aanpassen concreet dienst directe_noodzaak
    directe_opname eenheid eigen_taak eigen_verantwoordelijkheid einde ernstig ernstige_dreiging
    escaleren extra_maatregelen familie gedaan gedeputeerde geen geen_ernstige_dreiging
    geen_extra_maatregelen geen_gevolg geen_maatregelen gefixeerde_eenling gegeven geleverd
    gemeente georganiseerde_criminaliteit gepland gering gesloten geweigerd herstel
    hoofdofficier_van_justitie informatieproduct ingevuld inlichtingendienst inschrijving
    intakeformulier intelligence inzet_van_politie journalist kamerlid ketenpartner kind
    kind_van_levensgezel koninklijk_paleis landelijk levensgezel lokaal_domein maatregeladvies
    matig medewerking melding minimumbericht mislukt mogelijk moment niet niet_aangewezen
    niet_akkoord niet_gegeven niet_herleidbaar niet_opnemen niet_opvolgen niet_van_toepassing
    niet_voordragen niet_voorgelegd niet_voorleggen nieuwe_opname object objectbeveiliging
    officier_van_justitie onaanvaardbaar onbekend ondermijningsbeeld ondertekend onmiddellijk
    ontbreekt ontvangen onvolledig onwaarschijnlijk open open_bron openbare_orde opname opnemen
    opschalen opsporing opvolgen overig parket persoon persoonsbegeleiding persoonsbeveiliging
    planbaar politie politiechef privaat raadslid rechter risico signaal spoed statelijke_actor
    statenlid stelsel stiefkind strafrechtelijk terughoudender tijdelijk_hoog_risico toelaten
    toezicht triage triagetafel uitlating uitsluiten van_rechtswege vastgesteld vaststellen
    verhuizing verzonden volledig voorgelegd voorleggen voorstelbaar voortzetten
    vragen_uit_de_omgeving vrijgegeven waarschijnlijk wacht waterschapsbestuurder werkgever
    werkplek wethouder woning zeer_ernstig zeer_waarschijnlijk zichtbare_maatregelen
"""
"""Codes that are their own words, with a space for each `_`."""

WOORDEN = {code: code.replace("_", " ") for code in _GELIJK.split()} | _ANDERS


def woord(code: str) -> str:
    """How people read this value; a code that this release does not know reads as it is."""
    return WOORDEN.get(code) or code.replace("_", " ")
