"""Plans in the Renja/RKA/DPA template and as SIPD-like records.

Bad cells never stop the reading: what could not be used is a finding with sheet and cell, and a
government without a usable plan is named.
"""

from helpers.inputs.plans.reading import PlanReading, read_plans

__all__ = ["PlanReading", "read_plans"]
