#!/bin/bash
set -e
. ./lib.sh
build app Dockerfile
