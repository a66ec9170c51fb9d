"""The furniture: reusable visual parts that know nothing of government; Qt and resources only."""
