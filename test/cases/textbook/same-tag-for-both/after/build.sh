#!/bin/sh
docker build -t app .
docker run --rm app true
