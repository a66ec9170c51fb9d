"""Cases: which ones run, how far each is, what is asked, and adding a document to one."""
