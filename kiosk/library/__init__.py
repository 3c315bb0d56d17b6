"""The library file: one immutable SQLite file that authoring writes and the screen reads."""
