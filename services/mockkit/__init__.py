"""What every mock registry shares: its world, the token check, problem documents and headers."""
