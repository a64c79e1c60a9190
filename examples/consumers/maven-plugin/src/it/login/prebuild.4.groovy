new File(basedir, 'config.json').text = '{"credHelpers":{}}'
return
