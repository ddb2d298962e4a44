"""One writer per output format, over one section model."""
