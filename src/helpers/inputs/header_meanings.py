"""What a header of an office's own table says, word by word; never more than it says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from helpers.inputs.layouts import HeaderWords, LayoutCatalogue, header_words


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header is about; empty where it does not say.

    Parameters
    ----------
    topic, age, base, part, sex
        See `HeaderWords`.
    """

    topic: str = ""
    age: str = ""
    base: str = ""
    part: str = ""
    sex: str = ""

    def within(self, context: "Meaning") -> "Meaning":
        """Take topic and age from the context where the header is silent."""
        if self.topic and self.topic != context.topic:
            return self
        return replace(self, topic=self.topic or context.topic, age=self.age or context.age)


def read_meaning(text: str, catalogue: LayoutCatalogue) -> Meaning | None:
    """Return what a header says, or ``None`` when one of its words is unknown or contradicts.

    Longer phrases go before shorter ones: ``BELUM REKAM`` is not ``REKAM``.
    """
    words = header_words(text)
    said: dict[str, str] = {}
    for entry in _entries(words, catalogue.phrases):
        if entry is None:
            return None
        for facet in fields(Meaning):
            value = getattr(entry, facet.name)
            if value and said.setdefault(facet.name, value) != value:
                return None
    return Meaning(**said) if said else None


def context_of(texts: Iterable[str], catalogue: LayoutCatalogue) -> Meaning:
    """Return topic and age that titles speak of; a topic only when they name no other.

    Unlike a header, a title may hold any other words.
    """
    topics: set[str] = set()
    ages: set[str] = set()
    for text in texts:
        words = header_words(text)
        entries = [entry for entry in _entries(words, catalogue.phrases) if entry is not None]
        topics |= {entry.topic for entry in entries if entry.topic}
        ages |= {entry.age for entry in entries if entry.age}
    topics -= {"penduduk"} if len(topics) > 1 else set()
    return Meaning(
        topic=next(iter(topics)) if len(topics) == 1 else "",
        age=next(iter(ages)) if len(ages) == 1 else "",
    )


def _entries(
    words: tuple[str, ...], phrases: Mapping[tuple[str, ...], HeaderWords]
) -> Iterator[HeaderWords | None]:
    """Cut words into known phrases, the longest first; ``None`` for an unknown word."""
    longest = max(map(len, phrases), default=0)
    position = 0
    while position < len(words):
        for length in range(min(longest, len(words) - position), 0, -1):
            entry = phrases.get(words[position : position + length])
            if entry is not None:
                yield entry
                position += length
                break
        else:
            yield None
            position += 1
