s/a/b/
