"""Whether an unknown word is a slip of the pen, and of which word."""
