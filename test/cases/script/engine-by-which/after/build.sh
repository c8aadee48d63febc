#!/bin/sh
DOCKER=$(which docker)
$DOCKER build -t app .
