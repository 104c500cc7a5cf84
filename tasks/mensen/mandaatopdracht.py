"""A mandate as it is asked for, in words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from models.begrippen import LANDELIJK, Rol
from models.fouten import OnjuisteInvoer
from models.tabellen import Mandaat
from tasks.basis.tijd import NEDERLAND
from tasks.mensen.functionarissen import gebied_van


@dataclass(frozen=True)
class Mandaatopdracht:
    """A mandate as it is asked for, in words; `van` and `tot` are a date or a moment, or empty."""

    rol: str
    gebied: str
    van: str = ""
    tot: str = ""
    namens: str = ""

    def __str__(self) -> str:
        """As it was asked for, for who confirms it."""
        delen = (("vanaf", self.van), ("tot", self.tot), ("namens", self.namens))
        beperkt = "".join(f" {woord} {deel}" for woord, deel in delen if deel)
        return f"{self.rol} ({self.gebied}){beperkt}"

    def mandaat(self, wie: str, *, moment: datetime) -> Mandaat:
        """The mandate; OnjuisteInvoer names the option that does not fit."""
        if self.rol not in set(Rol):
            raise OnjuisteInvoer("rol", f"moet een van deze zijn: {', '.join(Rol)}")
        rol, van = Rol(self.rol), _moment("van", self.van) or moment
        return Mandaat(
            functionaris=wie,
            rol=rol,
            gebied=gebied_van(rol, self.gebied, moment=max(van, moment)),
            van=van,
            tot=_moment("tot", self.tot),
            namens=self.namens,
        )


BEHEERDER = Mandaatopdracht(Rol.BEHEERDER, LANDELIJK)


def _moment(naam: str, tekst: str) -> datetime | None:
    """Midnight in the Netherlands for a date; a moment needs its zone."""
    if not tekst:
        return None
    try:
        if len(tekst) == len("2026-11-20"):
            return datetime.combine(date.fromisoformat(tekst), time(), NEDERLAND).astimezone(UTC)
        gelezen = datetime.fromisoformat(tekst)
    except ValueError:
        gelezen = None
    if gelezen is None or gelezen.tzinfo is None:
        raise OnjuisteInvoer(
            naam,
            "moet een datum zijn, als 2026-11-20,"
            " of een tijdstip met zone, als 2026-11-20T21:14:00+01:00",
        )
    return gelezen.astimezone(UTC)
