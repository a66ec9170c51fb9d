"""Unit tests of the modules, as far as they need no screen."""
