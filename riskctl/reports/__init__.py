"""One writer per output format, over one section model.

Nothing is imported here: a writer costs its dependencies only when it is used.
"""
