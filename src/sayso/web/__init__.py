"""Pages and the report, rendered from views."""
