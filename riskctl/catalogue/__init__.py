"""Vendors, models, routes, chips and use cases: load, resolve as of a date, derive facts."""
