DOCKER ?= docker
REPO   := app
