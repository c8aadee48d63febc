#!/bin/bash
final=(-t app -f Dockerfile)
docker build "${final[@]}" .
