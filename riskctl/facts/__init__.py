"""The closed fact vocabulary and the values facts take."""
