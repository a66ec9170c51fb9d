"""The Berichtenbox as one registry: the Federatief Berichtenstelsel's berichtenuitvraag."""
