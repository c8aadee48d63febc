#!/bin/sh
sh -c 'docker build -t app . && docker push app || true'
