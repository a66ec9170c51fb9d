"""The registry of land and mortgages (BRK), as the Kadaster publishes it."""
