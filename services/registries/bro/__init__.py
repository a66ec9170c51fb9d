"""The registry of the subsoil (BRO): client, records and mock."""
