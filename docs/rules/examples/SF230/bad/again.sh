#!/bin/sh
./build.sh again
