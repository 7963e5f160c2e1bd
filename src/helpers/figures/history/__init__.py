"""What changed between snapshots: coverages, their bases, and the pace of the work."""
