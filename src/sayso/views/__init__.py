"""What can be asked of a case, one question a file: each answer is a frozen record whose JSON is the contract's object.

The page, the command and its `--json`, and every export render these same records.
"""
