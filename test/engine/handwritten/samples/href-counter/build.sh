#!/bin/sh
echo Building alexellis2/href-counter:latest

docker build --no-cache --build-arg https_proxy=$https_proxy --build-arg http_proxy=$http_proxy -t alexellis2/href-counter:latest .
