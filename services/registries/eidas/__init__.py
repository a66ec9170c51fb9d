"""The practice identities of other countries: tables of the personas, for the login only."""
