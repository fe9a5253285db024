"""One file per kind of value: parse it, how precise is it, how do two compare."""
