#!/bin/sh
cd ..
docker build -t app .
