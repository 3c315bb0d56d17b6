"""Running unattended: the staff log and what a machine lacks. Qt-free."""
