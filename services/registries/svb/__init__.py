"""SVB: AOW, Anw and child benefit, with amounts and payment dates."""
