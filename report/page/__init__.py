"""The page of the HTML report: its frame, its looks and its program."""
