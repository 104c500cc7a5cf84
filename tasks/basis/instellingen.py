"""Settings: from the environment (`REGIE_…`), else from `instellingen.env` in REGIE_HOME.

Nothing is read from the folder where a command is given, and a path in a setting means the same
wherever its reader goes.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from models.fouten import OnjuisteInvoer
from tasks.basis.instellingenbestand import NAAM, gekeurd

_SQLITE_HIER = re.compile(r"(sqlite(?:\+\w+)?:///)(?![/:?]|file:)(?=.)")
"""A database in a file that is named from the working directory."""


def _vast(url: SecretStr) -> SecretStr:
    vast = _SQLITE_HIER.sub(lambda begin: f"{begin[1]}{Path.cwd()}/", url.get_secret_value())
    return SecretStr(vast)


_Positief = Annotated[float, Field(gt=0, allow_inf_nan=False)]
_Pad = Annotated[Path, AfterValidator(Path.absolute)]
_Databank = Annotated[SecretStr, AfterValidator(_vast)]
"""An address in which a password may stand."""
_SLEUTELNAMEN = AliasChoices("PREFECT_API_AUTH_STRING", "PREFECT_SERVER_API_AUTH_STRING")


class _Thuis(BaseSettings):
    """Where the file of settings is: only the environment can say that."""

    model_config = SettingsConfigDict(
        env_prefix="REGIE_", extra="ignore", hide_input_in_errors=True, validate_default=True
    )

    home: _Pad = Field(default_factory=lambda: Path.home() / ".regie")


class Instellingen(_Thuis):
    """All settings of an installation; durations in seconds."""

    database_url: _Databank = SecretStr("")
    sleutel: SecretStr = SecretStr("")
    demo: bool = False
    termijnen: _Pad | None = None
    termijn_factor: _Positief = 1.0
    deur_b: Literal["aan", "uit", ""] = ""
    werker: Literal["warm", "process"] = "warm"
    werkpool: str = "regie"
    gelijktijdig: Annotated[int, Field(ge=1, le=200)] = 4
    bel_s: _Positief = 0.05
    herstel_s: _Positief = 15
    vast_s: _Positief = 20
    hoofd_s: _Positief = 60
    klok_host: str = "127.0.0.1"
    klok_poort: Annotated[int, Field(ge=0, le=65535)] = 0
    bevestig_url: str = ""
    inlog_url: str = ""
    hartslag_url: SecretStr = SecretStr("")
    mail_relay: SecretStr = SecretStr("")
    sms_relay: SecretStr = SecretStr("")
    prefect_database_url: _Databank = SecretStr("")
    pagina_url: str = ""
    prefect_api_url: Annotated[str, Field(validation_alias="PREFECT_API_URL")] = ""
    prefect_sleutel: Annotated[SecretStr, Field(validation_alias=_SLEUTELNAMEN)] = SecretStr("")

    @property
    def hangt_s(self) -> float:
        """How long a run may stay in one state before it counts as stuck.

        The stock worker starts an interpreter for every run, which takes its time.
        """
        return self.vast_s if self.werker == "warm" else max(self.vast_s, 120)

    @property
    def register_url(self) -> str:
        """Where the register is; SQLite in `home` unless REGIE_DATABASE_URL says otherwise."""
        return self.database_url.get_secret_value() or f"sqlite:///{self.home / 'register.db'}"

    @property
    def prefect_bestand(self) -> Path:
        """The SQLite file of the embedded Prefect server."""
        return self.home / "prefect" / "prefect.db"

    @property
    def adres_bestand(self) -> Path:
        """Where `regie start` notes the address of its Prefect server."""
        return self.home / "prefect.json"

    @property
    def prefect_api(self) -> str:
        """Address of the Prefect API: the environment, else the last `regie start`, else 4200."""
        return self.prefect_api_url or self.adressen.get("api") or "http://127.0.0.1:4200/api"

    @property
    def adressen(self) -> dict[str, str]:
        """What the last `regie start` noted: `api`, and the ports `klok` and `postvak`."""
        if not self.adres_bestand.exists():
            return {}
        return {
            naam: str(waarde) for naam, waarde in json.loads(self.adres_bestand.read_text()).items()
        }

    @property
    def bevestig_poort(self) -> int:
        """Port of the confirmation page; 0 if no klok serves one."""
        return self.klok_poort or int(self.adressen.get("klok", "0"))

    @property
    def bevestig_adres(self) -> str:
        """Where people reach the confirmation page (REGIE_BEVESTIG_URL behind a proxy)."""
        eigen = f"http://127.0.0.1:{self.bevestig_poort}" if self.bevestig_poort else ""
        return self.bevestig_url.rstrip("/") or eigen

    @property
    def inlogadres(self) -> str:
        """Where a bericht says to log in (REGIE_INLOG_URL, else the Prefect page)."""
        return self.inlog_url or self.prefect_api.removesuffix("/api")


@cache
def instellingen() -> Instellingen:
    """The settings of this process; OnjuisteInvoer names the variable that does not fit."""
    home = _Thuis().home
    try:
        gelezen = Instellingen(_env_file=gekeurd(home))
    except ValidationError as fout:
        raise OnjuisteInvoer.met(
            regel._replace(pad=f"instelling REGIE_{regel.pad.upper()}")
            for regel in OnjuisteInvoer.uit(fout).fouten
        ) from None
    if gelezen.home != home:
        raise OnjuisteInvoer("REGIE_HOME", f"hoort in de omgeving, niet in {home / NAAM}")
    gelezen.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return gelezen
