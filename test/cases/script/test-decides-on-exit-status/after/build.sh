#!/bin/bash
docker build -t app .
if [ $? -ne 0 ]; then
  echo "build failed"
  exit 1
fi
