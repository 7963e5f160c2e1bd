"""Harmonization of year N+1: the work in people (method: formulas an auditor can recompute)."""
