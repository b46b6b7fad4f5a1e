"""The views as tools for language-model agents, over the Model Context Protocol."""
