"""Rules as data: conditions, windows, verdicts, layers, overlays and lints."""
