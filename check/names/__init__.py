"""Names and acronyms: which they are, and whether two spellings are one."""
