REGISTRY = example.org
NAME = app
VERSION := $(shell git describe --tags --always)
