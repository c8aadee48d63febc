#!/bin/sh
docker build -t app -f release/Dockerfile .
