assert context.permissions('settings.xml') == 'rw-------'
