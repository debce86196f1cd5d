"""The product's own messages in other languages."""
