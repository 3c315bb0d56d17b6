"""For those who look after the kiosk: the staff log, what a machine lacks, the page of a review sheet. Qt-free."""
