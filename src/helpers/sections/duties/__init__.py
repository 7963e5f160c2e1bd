"""Duties of every government, blanks, deactivation and adult entries."""
