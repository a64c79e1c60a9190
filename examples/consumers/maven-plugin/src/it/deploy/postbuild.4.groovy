assert context.printed('has another URL')
assert context.requests('REQUEST_AGENT_OIDC_TOKEN') == context.tokens
assert context.requests('PUSH_PACKAGE') == context.uploads
