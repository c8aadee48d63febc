#!/bin/sh
. ./.env
docker build -t app .
