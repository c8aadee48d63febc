#!/bin/sh
docker build --target app -t app .
docker build --target debug -t app:debug .
