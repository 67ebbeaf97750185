"""Figures as JSON tells them and the log of final runs keeps them: plain numbers under plain names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .acts import HEADLINE, LEVELS
from .agreements import AgreementScores
from .calibration import calibration_error, cuts, reliability
from .classes import ClassScore
from .coders import CoderAgreement
from .details import details
from .events import Scores
from .mentions import MentionScores
from .pairs import PairScores
from .resampling import Intervals

DIGITS = 4


def rounded(value: Any) -> Any:
    """The same with every fraction rounded: digits beyond are noise."""
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, Mapping):
        return {str(key): rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(inner) for inner in value]
    return value


def class_figures(scores: Mapping[str, ClassScore]) -> dict[str, Any]:
    """Precision, recall, F1 and gold count by class."""
    return {
        name: {
            "precision": each.precision,
            "recall": each.recall,
            "f1": each.f1,
            "gold": each.gold,
            "said": each.said,
        }
        for name, each in scores.items()
    }


def pair_figures(scores: PairScores) -> dict[str, Any]:
    """All figures over pairs, but no words of them."""
    found = {
        "pairs": len(scores.pairs),
        "accuracy": scores.accuracy,
        "macro_f1": scores.macro,
        "interval": scores.interval,
        "quad_macro_f1": scores.quad_macro,
        "quad_interval": scores.quad_interval,
        "folds": [{"macro_f1": macro, "quad_macro_f1": quad} for macro, quad in scores.folds],
        "classes": class_figures(scores.classes),
        "quad_classes": class_figures(scores.quad_classes),
        "confusion": scores.confusion,
        "grounds": {
            by: {"given": each.said, "right": each.right, "share": each.said / each.gold}
            for by, each in sorted(scores.grounds.items())
        },
        **confidence_figures(scores.judged, len(scores.pairs)),
        "contradictions": [pair.line for pair in scores.contradictions],
    }
    figures: dict[str, Any] = rounded(found)
    return figures


def confidence_figures(judged: list[tuple[float, bool]], gold: int) -> dict[str, Any]:
    """The calibration error, the reliability curve, and precision and recall by least confidence."""
    return {
        "calibration_error": calibration_error(judged),
        "reliability": [
            {
                "low": b.low,
                "high": b.high,
                "count": b.count,
                "confidence": b.confidence,
                "right": b.right,
            }
            for b in reliability(judged)
        ],
        "by_confidence": [
            {"at": c.at, "answered": c.answered, "precision": c.precision, "recall": c.recall}
            for c in cuts(judged, gold)
        ],
    }


def mention_figures(scores: MentionScores) -> dict[str, Any]:
    """All figures over drawn sentences, but no words of them."""
    told = details(scores.pairs)
    empty, quiet = scores.quiet
    found = {
        "documents": len({each.sentence.document for each in scores.outcomes}),
        "sentences": len(scores.outcomes),
        "without_event": {"gold": empty, "nothing_coded": quiet},
        "levels": {
            level: level_figures(scores.at(level), scores.intervals(level)) for level in LEVELS
        },
        "types": {event: level_figures(each) for event, each in scores.types().items()},
        "types_all": {event: level_figures(each) for event, each in scores.types("all").items()},
        "matched": {
            "pairs": told.pairs,
            "modes": level_figures(told.modes),
            "cameo": asdict(told.cameo),
            "status": told.status,
            "source": told.sources,
            "said_by": asdict(told.said_by),
            "dates": asdict(told.dates),
            "places": asdict(told.places),
        },
        "errors": dict(sorted(scores.error_kinds.items())),
        **confidence_figures(scores.judged, scores.at(HEADLINE).gold),
    }
    figures: dict[str, Any] = rounded(found)
    return figures


def level_figures(scores: Scores, between: Intervals | None = None) -> dict[str, Any]:
    """Counts, precision, recall and F1, with intervals where they are given."""
    found: dict[str, Any] = {
        "right": scores.right,
        "coded": scores.coded,
        "gold": scores.gold,
        "precision": scores.precision,
        "recall": scores.recall,
        "f1": scores.f1,
    }
    return found | ({"intervals": asdict(between)} if between else {})


def agreement_figures(scores: AgreementScores) -> dict[str, Any]:
    """Figures over agreements, by level."""
    figures: dict[str, Any] = rounded(
        {level: level_figures(each) for level, each in scores.levels.items()}
    )
    return figures


def coder_figures(found: CoderAgreement) -> dict[str, Any]:
    """Figures of two coders' agreement."""
    figures: dict[str, Any] = rounded(
        asdict(found) | {"levels": {k: level_figures(v) for k, v in found.levels.items()}}
    )
    return figures
