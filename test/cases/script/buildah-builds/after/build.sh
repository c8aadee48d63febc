#!/bin/sh
buildah build -t app .
