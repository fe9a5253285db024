"""Report -> Document: repaired, story text told apart from the page around it, dated. The only HTML parser."""
