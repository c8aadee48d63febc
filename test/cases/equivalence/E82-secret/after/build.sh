#!/bin/sh
set -e
docker build --secret id=token,src=token.txt -t app .
