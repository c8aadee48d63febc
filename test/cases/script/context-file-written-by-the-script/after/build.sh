#!/bin/sh
echo 1.2.3 > version
docker build -t app .
