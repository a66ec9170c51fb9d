"""Who is logged in, how surely and for whom: sessions, tokens, and the practice means to log in with."""
