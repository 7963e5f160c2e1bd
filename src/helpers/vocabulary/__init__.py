"""Words of the field as types: regions, indicators, targets, observations."""
