assert context.printed('there is no token: name a server')
assert context.requests('PUSH_PACKAGE') == context.uploads
