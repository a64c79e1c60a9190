assert context.printed('[INFO] CREATE fruit (')
assert context.registry('fruit').description() == 'ripe'
