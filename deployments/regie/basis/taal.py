"""What Typer itself says, in Dutch."""

import gettext
import re

from typer.exceptions import TyperException

_WOORDEN = {
    "Usage: ": "Gebruik: ",
    "Arguments": "Argumenten",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Error": "Fout",
    "Aborted.": "Afgebroken.",
    "[required]": "[verplicht]",
    "[default: {}]": "[anders: {}]",
    "(deprecated) ": "(vervallen) ",
    "Show this message and exit.": "Toon deze uitleg.",
}
_ZINNEN = [
    (r"No such option: (--?[a-z0-9-]{1,30})\b.*", r"Onbekende optie \1."),
    (r"No such command .*", "Onbekende opdracht."),
    (r"Missing argument '?([A-Z\[\] ]+?)'?\.?", r"Het argument \1 ontbreekt."),
    (r"Missing option '([^']+)'.*", r"De optie \1 ontbreekt en is verplicht."),
    (r"Missing command\.?", "Noem een opdracht."),
    (r"Option '([^']+)' requires an argument.*", r"De optie \1 heeft een waarde nodig."),
    (r"Option '([^']+)' does not take a value.*", r"De optie \1 krijgt geen waarde."),
    (r"Got unexpected extra arguments?.*", "Er staat een argument te veel."),
    (
        r"Invalid value for '([^']+)'.*greater than or equal to (\S+)",
        r"\1: moet een getal van minstens \2 zijn.",
    ),
    (
        r"Invalid value for '([^']+)'.*less than or equal to (\S+)",
        r"\1: moet een getal van hooguit \2 zijn.",
    ),
    (r"Invalid value for '([^']+)'.*integer.*", r"\1: moet een geheel getal zijn."),
    (r"Invalid value for '([^']+)'.*(float|number).*", r"\1: moet een getal zijn."),
    (r"Invalid value for '([^']+)'.*not in the range (.*?)\.?", r"\1: moet liggen in \2."),
    (r"Invalid value for '([^']+)'.*not one of (.*?)\.?", r"\1: moet een van deze zijn: \2."),
    (r"Invalid value for '([^']+)'.*", r"\1: heeft een waarde die niet past."),
]


def zin(fout: TyperException) -> str:
    """A Dutch sentence for a fault in the command line; what was typed is not repeated."""
    engels = " ".join(fout.format_message().split())
    for patroon, nederlands in _ZINNEN:
        if gevonden := re.fullmatch(patroon, engels):
            return gevonden.expand(nederlands) + " " + _hulp(fout)
    return "De opdracht klopt niet. " + _hulp(fout)


def _hulp(fout: TyperException) -> str:
    ctx = getattr(fout, "ctx", None)
    return f"`{ctx.command_path if ctx else 'regie'} --help` toont hoe het moet."


def spreek_nederlands() -> None:
    """Let help and usage come out in Dutch: Typer asks gettext for its words, at import too."""
    gettext.dgettext = _vertaal


def _vertaal(domain: str, message: str) -> str:  # noqa: ARG001  gettext's own signature
    return _WOORDEN.get(message, message)
