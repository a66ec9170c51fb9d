"""The Berichtenbox: folders, the list of messages, and one message to read."""
