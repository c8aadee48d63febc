#!/bin/bash
set -e
rm -f started.txt
date > started.txt
docker build -t app .
cat started.txt
rm started.txt
