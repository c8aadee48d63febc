#!/bin/bash
mkdir -p logs
docker build -t app . > logs/build.txt
