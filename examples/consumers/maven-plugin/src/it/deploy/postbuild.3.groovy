assert context.printed('ALREADY_PRESENT tool-1.0.0.bin')
assert context.versions('tools') == ['tool 1.0.0']
context.tokens = context.requests('REQUEST_AGENT_OIDC_TOKEN')
context.uploads = context.requests('PUSH_PACKAGE')
return // Any other result would mean that the script has failed.
