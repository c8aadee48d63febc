#!/bin/sh
sh scripts/build.sh app Dockerfile
