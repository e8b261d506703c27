"""The charts of structured information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from gongkai.core.ui import charts

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from gongkai.portal.document.charts import Chart
    from gongkai.portal.series.lines import Line

register = template.Library()


@register.simple_tag
def chart_bars(chart: Chart) -> SafeString:
    """The bars of a chart with what each says."""
    said = {bar.name: bar.said for bar in chart.bars}
    return charts.bars([(bar.name, bar.value) for bar in chart.bars], unit=chart.unit, said=said)


@register.simple_tag
def chart_line(line: Line) -> SafeString:
    """The line of a field over time."""
    return charts.line([value for _, value in line.points])
