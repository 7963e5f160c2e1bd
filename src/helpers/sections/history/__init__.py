"""What changed since earlier snapshots, and the pace of the work."""
