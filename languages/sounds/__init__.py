"""How names sound in the scripts of languages, and how Latin letters say it."""
