"""Every procedure by its name; its deployment has the same name."""

from flows.lokaal_domein import lokaal_domein

PROCEDURES = {procedure.name: procedure for procedure in (lokaal_domein,)}
