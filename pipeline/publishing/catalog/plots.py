"""The catalog's two plots as Vega-Lite specifications; the page gives them their rows."""

from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

TIMELINE: dict[str, Any] = {
    "$schema": SCHEMA,
    "description": "Periods of the claims, one line an indicator",
    "width": "container",
    "autosize": {"type": "fit-x", "contains": "padding"},
    "height": {"step": 22},
    "mark": {"type": "bar", "height": 8, "cornerRadius": 3, "minBandSize": 4, "opacity": 0.75},
    "encoding": {
        "y": {
            "field": "measure",
            "type": "nominal",
            "sort": {"op": "min", "field": "from"},
            "axis": {"title": None},
        },
        "x": {"field": "from", "type": "temporal", "scale": {"type": "utc"}, "title": "period"},
        "x2": {"field": "to"},
        "color": {"field": "unit", "type": "nominal", "title": "unit"},
        "tooltip": [
            {"field": "value", "type": "nominal", "title": "value"},
            {"field": "measure", "type": "nominal"},
            {"field": "from", "type": "nominal"},
            {"field": "to", "type": "nominal"},
            {"field": "article", "type": "nominal"},
        ],
    },
}

SOURCES: dict[str, Any] = {
    "$schema": SCHEMA,
    "description": "Number of claims by source",
    "width": "container",
    "autosize": {"type": "fit-x", "contains": "padding"},
    "height": {"step": 22},
    "mark": {"type": "bar", "cornerRadiusEnd": 3},
    "encoding": {
        "y": {
            "field": "source",
            "type": "nominal",
            "sort": "-x",
            "axis": {"title": None},
        },
        "x": {"field": "claims", "type": "quantitative", "axis": {"tickMinStep": 1}},
        "tooltip": [
            {"field": "source", "type": "nominal"},
            {"field": "claims", "type": "quantitative"},
        ],
    },
}
