"""The page: a desk's stories, reports, names and searches as HTML for people and JSON for programs."""
