"""Mismatches that planners look for: one module per check, found by its name.

A module ``check_*.py`` defines ``KEY``, ``NUMBER``, ``QUESTION``, ``SEVERITY`` and
``find(case)``, and ``not_judged(case)`` where it can lack something. Nothing else has to be
touched to add one; ``registry`` finds it.
"""
