"""Reports on what is no single assessment: comparisons, stress tests and plans, as blocks for every format."""
