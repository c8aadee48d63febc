#!/bin/sh
docker build -t "$(date" .
