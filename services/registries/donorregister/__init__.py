"""The donor register: what a citizen chose about giving organs after death."""
