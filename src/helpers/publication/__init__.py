"""The manifest of a meeting, its check, and writing files whole or not at all."""
