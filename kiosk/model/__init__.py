"""The words everybody shares: what a page is made of. Frozen dataclasses that import nothing of ours."""
