"""Whole people divided by weights, so that the parts add up to the whole."""

from collections.abc import Sequence


def allocate(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Divide ``total`` by ``weights`` in whole numbers: largest remainder, ties to the first.

    Parameters
    ----------
    total
        What is divided, zero or more.
    weights
        Zero or more each, at least one above zero.

    Returns
    -------
    tuple of int
        One part per weight, each within one of its exact share; their sum is ``total``.

    Raises
    ------
    ValueError
        When ``total`` or a weight is negative, or no weight is above zero.

    Examples
    --------
    >>> allocate(10, (1, 1, 1))
    (4, 3, 3)
    """
    whole = sum(weights)
    if total < 0 or whole <= 0 or min(weights) < 0:
        message = f"cannot divide {total} by weights {tuple(weights)}"
        raise ValueError(message)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(
        range(len(weights)), key=lambda place: (-(total * weights[place] % whole), place)
    )
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return tuple(parts)
