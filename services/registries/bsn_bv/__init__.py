"""The Beheervoorziening BSN (RvIG) over HTTP, in our own shape: for systems of organisations, never for a citizen."""
