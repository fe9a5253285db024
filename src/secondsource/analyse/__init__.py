"""Document -> Analysis: names, roles, quotes, moments, quantities, claims. The only room with an NLP engine."""
