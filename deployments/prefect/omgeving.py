"""The environment in which Prefect runs here: own home, no telemetry, no promotion, quiet logs."""

import os

from tasks.basis.instellingen import Instellingen
from tasks.basis.paginasleutel import paginasleutel

VAST = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",  # there are none; a third of its start
    "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
    "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED": "true",
    "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": "",
    "PREFECT_SERVER_UI_API_URL": "/api",  # of the name that someone opened the page by
    "PREFECT_LOGGING_TO_API_BATCH_SIZE": "1000000",  # below the largest body that is taken
    "PREFECT_CLI_PROMPT": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_SERVER_LEVEL": "WARNING",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_WORKER_QUERY_SECONDS": "2",
    # What the server looks for by itself, and nobody here waits for: terms are of the klok.
    "PREFECT_SERVER_SERVICES_LATE_RUNS_LOOP_SECONDS": "60",
    "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CLEANUP_RECONCILER_LOOP_SECONDS": "60",
    "PREFECT_SERVER_SERVICES_SCHEDULER_RECENT_DEPLOYMENTS_LOOP_SECONDS": "30",
    "PREFECT_SERVER_SERVICES_FOREMAN_LOOP_SECONDS": "60",
    "PREFECT_SERVER_SERVICES_REPOSSESSOR_LOOP_SECONDS": "60",
}

_SLEUTELNAMEN = ("PREFECT_API_AUTH_STRING", "PREFECT_SERVER_API_AUTH_STRING")


def omgeving(inst: Instellingen, api: str) -> dict[str, str]:
    """Environment variables for server and worker, on top of those of this process."""
    eigen = {"PREFECT_HOME": str(inst.home / "prefect"), "PREFECT_API_URL": api}
    if url := inst.prefect_database_url.get_secret_value():
        eigen["PREFECT_API_DATABASE_CONNECTION_URL"] = url
    sleutel = paginasleutel()
    toegang = dict.fromkeys(_SLEUTELNAMEN, sleutel) if sleutel else {}
    return {**VAST, **toegang, **os.environ, **eigen, "REGIE_HOME": str(inst.home)}
