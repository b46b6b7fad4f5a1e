"""Where on earth a place lies, as the gazetteer has it."""

from typing import Literal

from sayso.evidence.records import Record

PlaceSort = Literal["town", "province", "country"]


class Place(Record, frozen=True):
    """What the gazetteer knows of a place, with the `reason` why it is this one; what is not known is `None`.

    `latitude` and `longitude` are degrees, north and east positive; those of a province or country are the middle of its
    towns, each counted by the people who live there. `country` and `province` are those that it is or lies in, by their
    usual English name, `country_code` is ISO 3166's two letters. `gazetteer_id` is "geonames:" and GeoNames' number; it
    is `None` where the words tell only in which country or province a place lies that the gazetteer does not list.
    """

    sort: PlaceSort | None
    latitude: float | None
    longitude: float | None
    country: str | None
    country_code: str | None
    province: str | None
    gazetteer_id: str | None
    reason: str
