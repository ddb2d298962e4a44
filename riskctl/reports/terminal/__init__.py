"""The terminal: one assessment as a panel, several as a table, for a person who decides."""

from riskctl.reports.terminal.show import Look, render, render_many

__all__ = ["Look", "render", "render_many"]
