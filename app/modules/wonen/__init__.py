"""The home: its value, the valuation report, the parcel and who owns it, and a sketch of the street."""
