#!/bin/sh
echo "never closed
docker build -t app .
