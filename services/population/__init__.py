"""A country of nine million test citizens and 1.2 million companies: every one a pure function of its number."""
