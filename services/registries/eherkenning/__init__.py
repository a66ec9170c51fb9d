"""The register of authorities (machtigingenregister): client, records and mock."""
