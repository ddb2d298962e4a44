"""Many use cases and many routes: what breaks under which scenario, and the cheapest set of routes that survives."""
