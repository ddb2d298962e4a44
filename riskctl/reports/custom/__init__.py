"""Templates of the organisation: read here, run in a process of its own with limits, looked over afterwards."""
