"""The same checks and translations over corpora that no memory holds: tables in, tables out, shard by shard."""
