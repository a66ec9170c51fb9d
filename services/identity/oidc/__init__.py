"""OpenID Connect by the NL GOV profile: the provider other prototypes log in at, and the client of other providers."""
