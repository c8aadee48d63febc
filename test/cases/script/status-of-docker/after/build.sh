#!/bin/bash
if docker build -t app:latest .; then
  echo "done"
else
  echo "failed" >&2
  exit 3
fi
