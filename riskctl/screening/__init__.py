"""Screening of the parties of a route against watchlists."""
