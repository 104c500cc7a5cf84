"""Wanneer een deur dichtgaat op onjuiste codes, hoe lang, en wanneer zij niet vanzelf opengaat.

Wie raadt, heeft per poging 3 kansen op een miljoen: drie codes gelden tegelijk. Vijf per minuut,
zonder meer, gaf in 33 dagen een halve kans. Nu telt elke onjuiste code `code_vergeet_uren` mee en
is een deur na `code_sloten` sloten dicht tot twee beheerders haar openen. Wie daar net onder
blijft, heeft in 33 dagen hooguit 60 + 33 × 4 = 192 pogingen: een kans van 0,06 %, en een halve
pas na anderhalve eeuw (`tests/rules/test_codeslot.py` rekent het na).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from models.naslag.beleid import Beleid


@dataclass(frozen=True)
class Slotstand:
    """Hoe een deur ervoor staat: onjuist op rij, wanneer alles vergeten is, tot wanneer dicht."""

    fouten: int = 0
    schoon_op: datetime | None = None
    tot: datetime | None = None
    dicht: bool = False

    def nog_s(self, moment: datetime) -> int:
        """Hoeveel hele seconden de deur nog dicht is; 0 als zij open is."""
        if self.tot is None or self.tot <= moment:
            return 0
        return int((self.tot - moment).total_seconds()) + 1


def na_onjuist(stand: Slotstand, *, sloten: int, beleid: Beleid, moment: datetime) -> Slotstand:
    """Beleid: elk slot duurt twee keer zo lang als het vorige; na `sloten` gaat het niet open."""
    vergeet = timedelta(hours=beleid.code_vergeet_uren)
    schoon_op = max(stand.schoon_op or moment, moment) + vergeet
    stand = replace(stand, fouten=stand.fouten + 1, schoon_op=schoon_op)
    telt = onthouden(stand, beleid=beleid, moment=moment)
    if telt >= sloten * beleid.code_fouten:
        return replace(stand, dicht=True)
    if stand.fouten < beleid.code_fouten:
        return stand
    keer = 2 ** (ceil(telt / beleid.code_fouten) - 1)
    duur = timedelta(seconds=min(beleid.code_slot_s * keer, beleid.code_slot_hoogstens_s))
    return replace(stand, fouten=0, tot=moment + duur)


def na_juist(stand: Slotstand, *, beleid: Beleid, moment: datetime) -> Slotstand:
    """Beleid: een juiste code wist wat op rij misging, maar niet wat al vaker misging.

    Anders raadt iemand er telkens vier, en wacht op de juiste van de functionaris zelf.
    """
    vaker = onthouden(stand, beleid=beleid, moment=moment) >= 2 * beleid.code_fouten
    return replace(stand, fouten=stand.fouten if vaker else 0, tot=None)


def onthouden(stand: Slotstand, *, beleid: Beleid, moment: datetime) -> int:
    """Hoeveel onjuiste codes nog meetellen; een juiste code verandert daar niets aan."""
    over = (stand.schoon_op or moment) - moment
    return max(0, ceil(over / timedelta(hours=beleid.code_vergeet_uren)))
