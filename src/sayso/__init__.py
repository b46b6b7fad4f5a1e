"""What do these reports establish, and on whose say-so?"""
