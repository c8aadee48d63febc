#!/bin/sh
echo hello
make all
