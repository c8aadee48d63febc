#!/bin/bash
set -e
docker build -t app .
echo app.go appendix ./apps
ls ./*.md || true
