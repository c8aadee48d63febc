#!/bin/bash
set -e
docker build -t app .
docker save -o app.tar app
rm app.tar
