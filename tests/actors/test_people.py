"""Whom a name means among the persons of a document."""

from __future__ import annotations

import random

import pytest

from dragoman.actors.persons.people import People, Person, name_words
from tests.actors.test_long import soon

KNOWN = ("Ana Maria Doe", "Bo Roe", "Bo Ann Poe", "Xi", "Ana Vel Ito Qua Rex Sol")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Doe", "Ana Maria Doe"),
        ("Maria", "Ana Maria Doe"),
        ("Ana", None),
        ("Bo", None),
        ("Doe Ana", "Ana Maria Doe"),
        ("Mr Bo Roe Jr", "Bo Roe"),
        ("Xi Ping", "Xi"),
        ("Ping Xi Pong", None),
        ("Bo Doe", None),
        ("Ito Sol", "Ana Vel Ito Qua Rex Sol"),
        ("Dr Ana Vel Ito Qua Rex Sol Mar", "Ana Vel Ito Qua Rex Sol"),
    ],
)
def test_a_name_means_whom_it_is_part_of_or_who_is_part_of_it(name: str, meant: str | None) -> None:
    people = People()
    for known in KNOWN:
        people.learn(Person(known))
    found = people.find(name)
    assert (found.name if found else None) == meant


def test_the_bare_name_that_somebody_goes_by_is_theirs() -> None:
    people = People()
    people.learn(Person("Ana Doe"), called="Doe")
    people.learn(Person("Bo Doe"), called="Bo")
    found = people.find("Doe")
    assert found is not None
    assert found.name == "Ana Doe"


def test_many_persons_of_few_first_and_last_names() -> None:
    draw = random.Random(5)
    people = People()
    names = [f"First{draw.randrange(40)} Mid{n} Last{draw.randrange(40)}" for n in range(8_000)]
    with soon():
        for name in names:
            people.learn(Person(name))
            assert people.find(name) is not None
            people.find(name_words(name)[0])
    assert len(list(people)) == len(names)
