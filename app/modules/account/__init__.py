"""My account: ways to log in, contact data, and the usage history of the person at the keyboard."""
