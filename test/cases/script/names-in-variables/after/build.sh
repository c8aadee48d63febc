#!/bin/bash
IMAGE=app
docker build -t "$IMAGE:latest" .
