#!/bin/sh
# docker build .
