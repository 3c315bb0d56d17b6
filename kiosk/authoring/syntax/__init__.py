"""Syntax: how each block is written, one module each, and how a tree of elements becomes blocks."""
