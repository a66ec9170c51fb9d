"""What organisations do when something happened: read from files, filled in, and done over the published faces."""
