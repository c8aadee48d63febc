echo "$FLAVOUR" > app
