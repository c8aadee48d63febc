#!/bin/sh
# with the line ends of Windows

docker build \
  -t app .
echo ok
