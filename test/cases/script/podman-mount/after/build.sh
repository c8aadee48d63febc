#!/bin/bash
set -e
podman build -t app .
