"""Reading and handing out: the dossier, forms on paper, disclosures."""
