"""The brief: one comparison → the story file, and the story file → what an editor reads."""
