assert context.printed('tool-1.0.0.bin: ')
assert context.versions('tools') == ['tool 1.0.0']
