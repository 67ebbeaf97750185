"""The words of a quotation as a statement has them: without the space and the comma at their edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..syntax.quotations import quotations


@dataclass(frozen=True, slots=True)
class Quote:
    """The words `[start, end)` of a part between the marks, of which the first is at `opens`."""

    opens: int
    start: int
    end: int

    def holds(self, position: int) -> bool:
        return self.start <= position < self.end


def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of a text in order; one without words is none."""
    return tuple(_quotes(text))


def _quotes(text: str) -> Iterator[Quote]:
    for quotation in quotations(text):
        start, end = quotation.start, quotation.end
        while start < end and text[start].isspace():
            start += 1
        # the comma before "she said" belongs to the report, not to the words
        while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
        if end - start > 1:
            yield Quote(quotation.opens, start, end)
