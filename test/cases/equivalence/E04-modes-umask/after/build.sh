#!/bin/sh
set -e
umask 077
docker build -t app .
