"""How work is spread: one process, several, later several machines."""
