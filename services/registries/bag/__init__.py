"""The registry of addresses and buildings (BAG), as the Kadaster publishes it."""
