"""Where: the gazetteer, the places that phrases name, and the act they belong to."""

from .gazetteer import Area, Country, PlaceIndex
from .naming import Toponym
from .packed import Place
from .toponym import Toponyms
from .where import place_of

__all__ = ["Area", "Country", "Place", "PlaceIndex", "Toponym", "Toponyms", "place_of"]
