"""What the login service hears of the BRP: that somebody died."""
