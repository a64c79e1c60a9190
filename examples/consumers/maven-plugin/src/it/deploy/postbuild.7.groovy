// By build 3, and by this one.
assert context.times('ALREADY_PRESENT tool-1.0.0.bin') == 2
assert context.versions('tools') == ['tool 1.0.0']
