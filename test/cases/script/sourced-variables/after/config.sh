IMAGE=app
