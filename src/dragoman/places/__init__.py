"""Where: the gazetteer, the places that phrases name, and the act they belong to."""

from .gazetteer import Area, City, Country, PlaceIndex
from .toponym import Toponym, Toponyms
from .where import place_of

__all__ = ["Area", "City", "Country", "PlaceIndex", "Toponym", "Toponyms", "place_of"]
