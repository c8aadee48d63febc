#!/bin/bash
rm -f notes.txt
docker build -t app .
rm -rf ./notes.txt "tmp dir"
docker rm other-container
docker rmi dangling:latest
