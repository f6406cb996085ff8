"""The catalog's charts as Vega-Lite specifications; the page gives them rows and a height."""

from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

FRAME: dict[str, Any] = {
    "$schema": SCHEMA,
    "width": "container",
    "autosize": {"type": "fit-x", "contains": "padding"},
}
DAYS: dict[str, Any] = {
    "title": None,
    "tickCount": 6,
    "labelOverlap": True,
    "labelSeparation": 8,
    "labelExpr": (
        "utchours(datum.value) || utcminutes(datum.value) ? ''"
        " : utcdate(datum.value) > 1 ? utcFormat(datum.value, '%-d %b %Y')"
        " : utcmonth(datum.value) ? utcFormat(datum.value, '%b %Y')"
        " : utcFormat(datum.value, '%Y')"
    ),
}
"""An axis of days whose labels contain the year; there are no labels for hours."""

CLOSED = "datum.extent == 'closed'"
POINTED = {"test": "datum.extent == 'open_start'", "value": "triangle-left"}


def _where(test: str, value: float, other: float) -> dict[str, Any]:
    """A property that is `value` if a test is true, else `other`."""
    return {"condition": {"test": test, "value": value}, "value": other}


def _end(field: str, mark: dict[str, Any], **look: dict[str, Any]) -> dict[str, Any]:
    """One end of an open period as a point; a closed period shows none."""
    return {
        "mark": {"type": "point", "filled": True} | mark,
        "encoding": {
            "x": {"field": field, "type": "temporal"},
            "opacity": _where(CLOSED, 0, 0.8),
            **look,
        },
    }


TIMELINE: dict[str, Any] = FRAME | {
    "description": "Periods of the claims, one line an indicator",
    "encoding": {
        "y": {
            "field": "measure",
            "type": "nominal",
            "sort": {"op": "min", "field": "known"},
            "axis": {"title": None, "grid": True, "ticks": False, "domain": False},
        },
        "x": {
            "scale": {"type": "utc", "padding": 6},
            "axis": DAYS,
        },
        "color": {"field": "unit", "type": "nominal", "title": "unit"},
        "tooltip": [
            {"field": name, "type": "nominal"} for name in ("value", "measure", "period", "article")
        ],
    },
    "layer": [
        {
            # A line of no length with round caps is a dot: a day stays visible among decades.
            "mark": {"type": "rule", "strokeCap": "round", "opacity": 0.8},
            "encoding": {
                "x": {"field": "from", "type": "temporal"},
                "x2": {"field": "to"},
                "strokeWidth": _where(CLOSED, 8, 2),
            },
        },
        _end("known", {"size": 45}),
        _end("edge", {"size": 60}, shape={"condition": POINTED, "value": "triangle-right"}),
    ],
}

SOURCES: dict[str, Any] = FRAME | {
    "description": "Number of claims by source",
    "padding": {"left": 5, "right": 40, "top": 5, "bottom": 5},  # for the number after a bar
    "encoding": {
        "y": {
            "field": "source",
            "type": "nominal",
            "sort": None,  # the page gives them by number
            "axis": {"title": None, "ticks": False, "domain": False},
        },
        "x": {"field": "claims", "type": "quantitative", "axis": None},
        "tooltip": [
            {"field": "source", "type": "nominal"},
            {"field": "claims", "type": "quantitative"},
        ],
    },
    "layer": [
        {"mark": {"type": "bar", "cornerRadiusEnd": 3, "height": {"band": 0.75}}},
        {
            "mark": {"type": "text", "align": "left", "dx": 5},
            "encoding": {"text": {"field": "claims", "type": "quantitative", "format": ","}},
        },
    ],
}

NUMBERS = (
    "abs(datum.value) < 1e6 ? format(datum.value, ',')"
    " : abs(datum.value) < 1e9 ? format(datum.value / 1e6, ',') + ' million'"
    " : abs(datum.value) < 1e12 ? format(datum.value / 1e9, ',') + ' billion'"
    " : format(datum.value / 1e12, ',') + ' trillion'"
)
BOUNDS = {
    "exact": "circle",
    "about": "diamond",
    "or more": "triangle-up",
    "more than": "triangle-up",
    "or less": "triangle-down",
    "less than": "triangle-down",
}

VALUES: dict[str, Any] = FRAME | {
    "description": "Values of an indicator over time, one point a claim",
    "encoding": {
        "x": {
            "field": "from",
            "type": "temporal",
            "scale": {"type": "utc", "padding": 12},
            "axis": DAYS,
        },
        "y": {
            "field": "number",
            "type": "quantitative",
            "scale": {"zero": False, "padding": 12},
            "axis": {"labelExpr": NUMBERS, "title": None, "tickCount": 6},
        },
        "tooltip": [
            {"field": name, "type": "nominal"}
            for name in ("value", "modality", "period", "source", "article")
        ],
    },
    "layer": [
        {  # the period
            "mark": {"type": "rule", "opacity": 0.4, "strokeWidth": 2},
            "encoding": {"x2": {"field": "to"}},
        },
        {  # a range of values
            "mark": {"type": "rule", "strokeWidth": 2},
            "encoding": {"x": {"field": "at", "type": "temporal"}, "y2": {"field": "upper"}},
        },
        {
            "mark": {
                "type": "point",
                "size": 90,
                "strokeWidth": 2,
                "opacity": 1,
                "cursor": "pointer",
            },
            "encoding": {
                "x": {"field": "at", "type": "temporal"},
                "fill": {"field": "fill", "type": "nominal", "scale": None},  # none of a forecast
                "shape": {
                    "field": "bound",
                    "type": "nominal",
                    "title": None,
                    "scale": {"domain": list(BOUNDS), "range": list(BOUNDS.values())},
                },
            },
        },
    ],
}
