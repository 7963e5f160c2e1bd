"""Sheets for the meeting itself: reconciliation, press, follow-up, problems."""
