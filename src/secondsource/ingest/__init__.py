"""Outside world -> Report: files and folders, their formats and their character encodings."""
