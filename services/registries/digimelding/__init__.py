"""Digimelding as a registry: reports of doubt, published shape and our own for the annotation tree."""
