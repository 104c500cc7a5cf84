"""What someone puts in a folder in the hope that regie is started there."""

from pathlib import Path

VREEMD = "http://127.0.0.1:9/api"
_REGELS = {
    "REGIE_DATABASE_URL": "sqlite:///{map}/geplant.db",
    "REGIE_SLEUTEL": "geplant",
    "REGIE_DEMO": "1",
    "PREFECT_API_URL": VREEMD,
    "PREFECT_PROFILES_PATH": "{map}/profiles.toml",
    "PREFECT_LOGGING_SETTINGS_PATH": "{map}/logging.yml",
    "PREFECT_SERVER_DATABASE_CONNECTION_URL": "sqlite+aiosqlite:///{map}/geplant-prefect.db",
}
_TOML = """
profiles_path = "{map}/profiles.toml"
[{tabel}api]
url = "http://127.0.0.1:9/api"
[{tabel}logging]
config_path = "{map}/logging.yml"
[{tabel}server.database]
connection_url = "sqlite+aiosqlite:///{map}/geplant-prefect.db"
"""
_LOGBOEK = """
version: 1
disable_existing_loggers: false
handlers: {{geplant: {{class: logging.FileHandler, filename: {map}/gelezen-logging}}}}
root: {{handlers: [geplant]}}
"""
_MODULES = ("deployments", "tasks", "prefect", "json", "sqlmodel", "typst", "apprise")
_MODULE = "open({plek!r}, 'w').close()\nraise SystemExit('geplant')\n"


def beplant(map_: Path, *, modules: bool = True) -> None:
    """Settings of regie and Prefect, and modules with names of ours, of theirs and of Python."""
    map_.mkdir(parents=True, exist_ok=True)
    regels = (f"{naam}={waarde.format(map=map_)}\n" for naam, waarde in _REGELS.items())
    (map_ / ".env").write_text("".join(regels))
    (map_ / "instellingen.env").write_text((map_ / ".env").read_text())
    (map_ / "prefect.toml").write_text(_TOML.format(map=map_, tabel=""))
    eigen_kop = f"[tool.prefect]{_TOML.format(map=map_, tabel='tool.prefect.')}"
    (map_ / "pyproject.toml").write_text(eigen_kop)
    (map_ / "profiles.toml").write_text(
        f'active = "geplant"\n[profiles.geplant]\nPREFECT_API_URL = "{VREEMD}"\n'
    )
    (map_ / "logging.yml").write_text(_LOGBOEK.format(map=map_))
    for naam in _MODULES if modules else ():
        plek = str(map_ / f"gelezen-{naam}")
        (map_ / f"{naam}.py").write_text(_MODULE.format(plek=plek))


def ontkiemd(map_: Path) -> list[str]:
    """What was read, run or made of it; nothing, if all is well."""
    sporen = (*map_.glob("gelezen-*"), *map_.glob("geplant*"), *map_.glob("__pycache__"))
    return sorted(pad.name for pad in sporen)
