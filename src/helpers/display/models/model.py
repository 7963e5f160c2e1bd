"""Base of all displayables: frozen, strict, and able to show themselves in Jupyter."""

from collections.abc import Callable
from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    SerializerFunctionWrapHandler,
    model_serializer,
)

MIME_TYPE = "application/vnd.rakor.display+json"


class Part(BaseModel):
    """A frozen value inside a displayable; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Displayable(Part):
    """Something a cell returns and every format can print.

    Subclasses have a field ``shape`` with their own literal value, by which stored data find
    their way back to the model. ``bundle`` is set once by ``display.mime``: models do not know
    the writers that print them.
    """

    bundle: ClassVar[Callable[["Displayable"], dict[str, Any]]]

    @model_serializer(mode="wrap")
    def _with_shape(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        # Stored data leave out defaults; the shape is what they find their way back by.
        return {"shape": vars(self)["shape"], **handler(self)}

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return type(self).bundle(self)
