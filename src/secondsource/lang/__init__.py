"""What a language knows: titles, verbs, months, units, countries – as reviewed data."""
