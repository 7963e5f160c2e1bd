"""Page one, in the order a head of office reads it; one module per part of the page."""
