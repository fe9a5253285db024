"""Many analyses -> copies, origins, stories, identities and the calendar of a story."""
