"""The composition root: opening.py builds what is seen first, program.py everything else. Nothing else builds."""
