assert context.requests('REQUEST_AGENT_OIDC_TOKEN') == 0
