#!/bin/sh
./builder.sh
docker build -t app .
