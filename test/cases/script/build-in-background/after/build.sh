#!/bin/bash
wait
docker build -t app .
