"""The realised pace, and what each deadline asks of it."""
