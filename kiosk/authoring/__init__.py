"""Authoring: a folder of Markdown and pictures to a library file. Qt-free."""
