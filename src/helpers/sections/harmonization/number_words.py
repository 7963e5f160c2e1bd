"""Whole numbers and dates in words, as a berita acara is written."""

from datetime import date

from helpers.display.formats import month_name, number_word

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_STEPS = ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "sepuluh"))
_LARGEST = 1_000_000


def in_words(number: int) -> str:
    """Return a whole number in words.

    Raises
    ------
    ValueError
        Beyond 999,999, which no date needs.

    Examples
    --------
    >>> in_words(2024), in_words(19), in_words(1100)
    ('dua ribu dua puluh empat', 'sembilan belas', 'seribu seratus')
    """
    if not 0 <= number < _LARGEST:
        message = f"no words for {number}"
        raise ValueError(message)
    if number < 12:
        return number_word(number)
    if number < 20:
        return f"{number_word(number - 10)} belas"
    for step, word, one in _STEPS:
        if number >= step:
            whole, rest = divmod(number, step)
            first = one if whole == 1 else f"{in_words(whole)} {word}"
            return f"{first} {in_words(rest)}" if rest else first
    return number_word(number)


def date_in_words(day: date) -> str:
    """Return a day as a berita acara opens.

    Examples
    --------
    >>> date_in_words(date(2024, 11, 19))
    'Selasa tanggal sembilan belas bulan November tahun dua ribu dua puluh empat'
    """
    return (
        f"{_DAYS[day.weekday()]} tanggal {in_words(day.day)} bulan {month_name(day)} "
        f"tahun {in_words(day.year)}"
    )
