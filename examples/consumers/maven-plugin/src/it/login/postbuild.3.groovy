// The snapshot is uploaded once more.
assert System.properties.fake.calls().drop(context.calls).any { it.operation().orElse(null)?.name() == 'PUSH_PACKAGE' }
