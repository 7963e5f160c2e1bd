"""How many pages a PDF of ours has."""

import re

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def page_count(pdf: bytes) -> int:
    """Count the page objects, which our printing program leaves uncompressed; 0 without a PDF."""
    return len(_PAGE.findall(pdf))
