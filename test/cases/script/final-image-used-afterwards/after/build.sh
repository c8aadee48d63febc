#!/bin/bash
docker build -t app:latest .
docker tag app:latest  app:1.0   # kept with its blanks
docker run --rm app:latest true
docker images app
