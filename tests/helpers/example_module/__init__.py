"""A module to start from: copy this folder to app/modules/<id> (or <plugins>/modules/<id>)."""
