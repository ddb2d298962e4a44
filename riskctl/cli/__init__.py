"""Command line: the only package that prints, exits or reads the clock."""
