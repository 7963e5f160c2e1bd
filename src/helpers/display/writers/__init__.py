"""One module per format, the same function for every kind of displayable."""
