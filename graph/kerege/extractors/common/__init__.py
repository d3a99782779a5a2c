"""What the readers of all languages share: the world that they know, times and amounts."""
