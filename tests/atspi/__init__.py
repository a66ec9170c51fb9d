"""A whole session over AT-SPI: what a screen reader on Linux can see and do."""
