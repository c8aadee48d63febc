#!/bin/sh
DOCKER=${DOCKER:-docker}
$DOCKER build -t app .
