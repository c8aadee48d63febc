#!/bin/sh
# Größe
docker build -t app .
echo "übersetzt"
