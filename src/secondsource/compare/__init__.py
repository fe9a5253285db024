"""One story -> Comparison: what its reports agree on, where they differ and why."""
