"""The vehicle registry of RDW: its open data, plus a face of our own for whose vehicle it is."""
