"""How sayso bears many reports: WEIGH, the repeated build, memory and the web app on large generated piles."""
