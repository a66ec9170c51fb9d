"""What every mock of an OGC API Features shares: landing page, collections, items in pages, and coordinates."""
