"""The accessibility statement of this practice environment."""
