assert context.printed('[INFO] UNCHANGED fruit')
