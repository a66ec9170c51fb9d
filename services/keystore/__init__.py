"""Secrets in the key store of the operating system, asked in a process of its own that may be killed."""
