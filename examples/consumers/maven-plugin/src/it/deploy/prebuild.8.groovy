new File(basedir, 'packages/tool-1.0.0.bin').text = 'another peel'
return // Any other result would mean that the script has failed.
