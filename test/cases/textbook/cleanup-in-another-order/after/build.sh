#!/bin/sh -e
docker build -t app .
