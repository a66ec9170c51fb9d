"""The window around the pages: frame, navigation, notices and the session clock."""
