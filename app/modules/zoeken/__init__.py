"""What the search field in the header finds: messages, cases and personal data."""
