"""When statements of different reports make one claim: their parts, their words, what stands around them."""
