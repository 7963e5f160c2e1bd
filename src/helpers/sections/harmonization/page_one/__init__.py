"""Page one: identity, conclusion, work, decisions, three notes, data line."""
