"""Settings: language, colours, text size and where notices about new messages go."""
