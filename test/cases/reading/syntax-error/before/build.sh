#!/bin/sh
if true; then
  docker build -t app .
