"""The identity provider over HTTP: its pages, its endpoints, and its way to the login service."""
