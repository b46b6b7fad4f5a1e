"""How well statements that say the same are joined into claims, on short reports written for it."""
