assert context.versions('tools') == ['tool 1.0.0']
