#!/bin/bash
docker build -t tools tools
docker build -t app .
