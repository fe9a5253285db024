"""The line of a desk: reports are kept as they come, join the stories that run, and touched stories are told anew."""
