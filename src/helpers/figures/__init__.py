"""Figures: exact arithmetic on checked observations; no files, no pages, no pictures."""
