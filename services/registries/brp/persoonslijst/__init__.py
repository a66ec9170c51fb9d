"""Reads persons as the registry itself keeps them (LO-BRP) and makes a block of each: the way in for test sets."""
