"""Running and finished cases as one registry: the ZGW faces zaken, catalogi and documenten."""
