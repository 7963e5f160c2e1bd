"""The command ``rakor``."""
