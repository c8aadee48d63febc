#!/bin/bash
docker build -t $REGISTRY/app .
