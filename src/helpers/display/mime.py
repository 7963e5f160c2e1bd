"""The bundle a displayable hands to Jupyter, and the way back from stored data."""

from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from helpers.display.models.model import MIME_TYPE, Displayable
from helpers.display.models.stack import Simple, Stack
from helpers.display.writers import html, text

_ANY: TypeAdapter[Displayable] = TypeAdapter(
    Annotated[Simple | Stack, Field(discriminator="shape")]
)


def to_bundle(displayable: Displayable) -> dict[str, Any]:
    """Return structured data, HTML and plain text by MIME type."""
    return {
        MIME_TYPE: displayable.model_dump(mode="json", exclude_defaults=True),
        "text/html": str(html.to_notebook_html(displayable)),
        "text/plain": text.to_text(displayable),
    }


def from_data(data: object) -> Displayable:
    """Return the displayable that ``data`` was made from.

    Raises
    ------
    pydantic.ValidationError
        When the data are not of a known kind.
    """
    return _ANY.validate_python(data)


Displayable.bundle = to_bundle
