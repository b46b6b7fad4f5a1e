"""Who is who across the pile."""
