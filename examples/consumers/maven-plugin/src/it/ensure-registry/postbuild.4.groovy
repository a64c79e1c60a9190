assert context.registry('peel') != null
