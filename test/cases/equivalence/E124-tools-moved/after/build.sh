#!/bin/bash
set -e
export VERSION=1.2.3 NAME="the app"
docker build -t app .
