assert context.printed('PUBLISHED tool-1.0.0.bin')
assert context.versions('jars') == ['banana 1.0.0-SNAPSHOT']
// One for each registry.
assert context.requests('REQUEST_AGENT_OIDC_TOKEN') == 2
