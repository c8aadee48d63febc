#!/bin/sh
docker builder build -t app .
