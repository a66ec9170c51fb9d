"""Digilevering: who subscribed to which events, and their delivery with retry until it is acknowledged."""
