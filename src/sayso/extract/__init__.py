"""A parse to mentions, attributions, ties, events, figures and statements: READ's third step."""
