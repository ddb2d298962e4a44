"""Does the exposure score rank? Dated events with who was hit and who was not, scored as of the day before."""
