"""The trade register (NHR), as the KvK publishes it: search, profiles, and the organisations of a person."""
