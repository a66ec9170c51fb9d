"""For developers: the message log of Digikoppeling, what travelled between organisations and how it ended."""
