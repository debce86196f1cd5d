"""What is done with one shard of the work: one step a module."""
