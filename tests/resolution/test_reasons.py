"""Why mentions are one is told in words that a reader knows."""

from __future__ import annotations

import csv

import numpy as np

from dragoman.data import data_path
from dragoman.evaluate.resolved import traits_of
from dragoman.model.rows import mention_row
from dragoman.resolution.events.happenings import Grouping
from dragoman.resolution.merging.reasons import BY_OTHERS, phrase, reasons_for

from .tellings import Act, report

MET = Act("Envoys met in a castle", event="CONSULT", cameo="040", actors=("NOR GOV", "CHL GOV"),
          recipients=(), reciprocal=True, entry="meet")  # fmt: skip
TALKED = Act("Two neighbours held talks on timber", event="CONSULT", cameo="040", day=None,
             actors=("NOR", "CHL"), recipients=(), reciprocal=True, entry="talk")  # fmt: skip


def test_what_speaks_against_it_is_no_name_of_a_weight() -> None:
    """ "Though no words said" says nothing to who has not read the table."""
    row = mention_row(report(1, [MET]).mentions[0], run="r") | {"words": ""}
    with data_path("resolution", "weights.csv").open(encoding="utf-8") as stream:
        against = [each["name"] for each in csv.DictReader(stream) if float(each["weight"]) <= -0.6]
    plain = ("prior", "one_day_apart", "two_days_apart", "next_day", "other_country", "other_region", "weeks_apart")  # fmt: skip
    for name in against:
        if name not in plain:
            assert phrase(name, row, row) != name.replace("_", " "), name


def test_who_is_joined_by_the_others_of_the_event_says_so() -> None:
    codings = [report(1, [MET]), report(2, [TALKED], outlet="Herald")]
    traits = traits_of(codings)
    order = np.arange(2)
    grouping = Grouping(order * 0, order * 0, order, order, order, None, order)  # type: ignore[arg-type]
    rows = {
        at: mention_row(each.mentions[0], run="r") | {"words": each.document.text}
        for at, each in enumerate(codings)
    }
    (reason,) = reasons_for(traits, grouping, rows, np.array([-1, 0])).values()
    assert reason.probability < 0.5 and reason.because.endswith(BY_OTHERS)
