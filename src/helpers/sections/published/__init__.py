"""What was published, set against the counts: percentages, totals, numbers elsewhere."""
