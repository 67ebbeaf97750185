"""B-cubed: how right a grouping is, seen from each grouped thing in turn.

Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model"
(ACL 1998), section 4. Counted by cells of the table of gold groups against said groups, so that a
group of five thousand costs no more than its members.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def b_cubed(gold: Mapping[str, str], said: Mapping[str, str]) -> Score:
    """The B-cubed score of a grouping; both map a thing to the name of its group.

    Precision of a thing: the share of its said group that is of its gold group; recall: the share
    of its gold group that is in its said group; both averaged over the things that `gold` knows.
    Names of groups mean nothing across the two. A thing that `said` leaves out stands alone;
    things that only `said` knows are not scored and weigh on nothing. Nothing at all scores 0.
    """
    if not gold:
        return Score(0.0, 0.0, 0.0)
    groups: dict[str, tuple[bool, str]] = {
        thing: (True, said[thing]) if thing in said else (False, thing) for thing in gold
    }
    in_gold = Counter(gold.values())
    in_said = Counter(groups.values())
    both = Counter((gold[thing], groups[thing]) for thing in gold)
    # Sorted, so that the same grouping adds up the same fractions in the same order.
    cells = sorted(both.items())
    precision = sum(n * n / in_said[theirs] for (_, theirs), n in cells) / len(gold)
    recall = sum(n * n / in_gold[ours] for (ours, _), n in cells) / len(gold)
    return Score(precision, recall, 2 * precision * recall / (precision + recall))
