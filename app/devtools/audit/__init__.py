"""The accessibility audit: rules of axe-windows and our own, over what Qt tells and what it paints."""
