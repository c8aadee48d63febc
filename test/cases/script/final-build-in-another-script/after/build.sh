#!/bin/sh
./image.sh
