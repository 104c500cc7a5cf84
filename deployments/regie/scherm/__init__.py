"""What is shown in a terminal: tables, cases, dossiers, forms."""
