"""BRP: persons, their former addresses and their travel documents, as the published APIs tell them."""
