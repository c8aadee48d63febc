#!/bin/sh
# Copyright the authors.
# Licensed under MIT.

# step three: the image
docker build -t app . # small
# TODO: push
