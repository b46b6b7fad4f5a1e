"""How many independent voices stand behind one side of a claim: who is whose mouth, who may be whom."""
