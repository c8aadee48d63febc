#!/bin/bash
trap 'echo interrupted; exit 130' INT TERM
docker build -t app .
