"""Pictures drawn from figures: SVG with text kept as text, the same bytes every time."""
