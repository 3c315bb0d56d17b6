"""One visitor's visit, as values and pure functions: no Qt, no clock, no files."""
