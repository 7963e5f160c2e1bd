"""The annex: definitions, formulas, the state of the data, and every figure for machines."""
