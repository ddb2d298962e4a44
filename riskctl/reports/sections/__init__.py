"""The section model: what a report says, apart from how any format shows it."""

from riskctl.reports.sections.report import Report, build

__all__ = ["Report", "build"]
