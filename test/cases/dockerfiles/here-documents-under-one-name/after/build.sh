#!/bin/bash
set -e
NAME=app

docker build -t $NAME .
