assert context.printed('[INFO] CREATE fruit (')
def fruit = context.registry('fruit')
assert fruit.description() == 'ripe'
assert fruit.emoji() == ':banana:'
assert fruit.color() == '#f0ccff'
assert fruit.teamIds() == ['8f5e1b0a-0000-4000-8000-000000000001']
assert fruit.oidcPolicy().contains('read_packages')
