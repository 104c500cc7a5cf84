"""Two gemeenten hear of an aanwijzing, one after a ladder; a move brings in a third."""

import json

from deployments.regie.rondleidingen.gids import Gids, in_gemeente

_HOVJ = "hovj.oost-brabant"
_WOONT, _WERKT, _VERHUIST = "GM0772", "GM0855", "GM0363"
_SNEL = {"REGIE_TERMIJN_FACTOR": "0.0002"}
"""A day in 17 seconds, for the one term that is shown to pass."""


def burgemeester(gids: Gids) -> None:
    """Two gemeenten hear of an aanwijzing, one after a ladder; a move brings in a third."""
    zaak = gids.meld(doelwit={"werkgemeente": _WERKT})
    gids.vertel("De HOvJ vraagt de NCTV de persoon onmiddellijk aan te wijzen, en die doet dat.")
    gids.breng_in("onmiddellijke-aanwijzing", zaak, _HOVJ)
    gids.beantwoord(zaak, "aanwijzing", "aangewezen", "nctv")
    gids.vertel(
        "De NCTV geeft vrij wat de gemeente van de woning mag weten; meer gaat er niet uit."
    )
    gids.beantwoord(
        zaak, "vrijgave", "vrijgegeven", "nctv", vraag=gids.vraag_over(zaak, "vrijgave", _WOONT)
    )
    gids.vertel("De burgemeester daar ziet dat er bericht is, leest het en bevestigt de ontvangst.")
    nummer = gids.bericht_aan(zaak, "burgemeester", _WOONT)
    gids.regie("postvak", "--als", in_gemeente("burgemeester", _WOONT))
    gids.regie("vrijgave", zaak, *gids.als(in_gemeente("burgemeester", _WOONT)))
    gids.regie("ontvangst", nummer, *gids.als(in_gemeente("burgemeester", _WOONT)))
    gids.vertel("In de gemeente van het werk bevestigt niemand; de termijn is hier 17 seconden.")
    vraag = gids.vraag_over(zaak, "vrijgave", _WERKT)
    gids.beantwoord(
        zaak, "vrijgave", "minimumbericht", "directeur_nctv", vraag=vraag, omgeving=_SNEL
    )
    nummer = gids.bericht_aan(zaak, "loco_burgemeester", _WERKT)
    gids.regie("termijnen", zaak)
    gids.vertel("De loco-burgemeester krijgt het ook, en bevestigt.")
    gids.regie("ontvangst", nummer, *gids.als(in_gemeente("loco_burgemeester", _WERKT)))
    gids.vertel("De persoon verhuist: een derde gemeente, en de eerste hoort dat het daar ophoudt.")
    gids.regie(
        "wijziging",
        zaak,
        *gids.als("politie.oost-brabant"),
        "--invoer",
        "-",
        invoer=json.dumps(
            {
                "motivering": "Voorbeeld: verhuisd.",
                "woonadres": {
                    "straat": "Verzonnenplein",
                    "huisnummer": "1",
                    "postcode": "1011AA",
                    "gemeente": _VERHUIST,
                },
            }
        ),
    )
    gids.regie("gemeente", "open", *gids.als("nctv"))
    gids.regie("berichten", zaak)
    gids.regie("register", "controleer")
