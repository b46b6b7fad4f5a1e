"""The case in other tools' formats: a file a format."""
