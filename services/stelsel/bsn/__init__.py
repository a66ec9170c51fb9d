"""The Beheervoorziening BSN: is somebody registered already, and do a number, a document and data belong together."""
