#!/bin/bash
DIR=$(cd "$(dirname "$0")/.." && pwd)
docker build -t app "$DIR"
