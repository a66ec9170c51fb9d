"""A registry to start from: copy this folder to services/registries/<id> (or <plugins>/registries/<id>)."""
