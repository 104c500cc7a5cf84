"""Functionarissen: their mandates, codes and signatures."""
