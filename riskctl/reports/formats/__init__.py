"""One writer per output format. The table of writers is the only list of formats: help and errors derive from it.

Nothing is imported here but the table: a writer costs its dependencies only when it is used.
"""
