"""The only Python that imports PySide6: it shows values to QML and turns taps into calls of pure functions."""
