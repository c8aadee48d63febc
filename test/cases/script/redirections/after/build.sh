#!/bin/sh
docker build -t app . 2>&1
