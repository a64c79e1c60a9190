assert context.printed('plan: CREATE fruit (name: null -> fruit, ecosystem: null -> debian, description: null -> ripe')
assert context.registry('fruit') == null
