context.uploads = System.properties.fake.calls().size()
return
