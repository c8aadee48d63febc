#!/bin/bash
set -e
buildah bud -t app .
