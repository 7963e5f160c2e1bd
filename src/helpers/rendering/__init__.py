"""Notebook in, PDF and HTML out. Nothing here knows what an indicator is."""
