"""The registry of property values (WOZ), as the Kadaster publishes it, plus the valuation report."""
