"""What this practice environment is, and what it is not."""
