#!/bin/sh
file "$1" | grep ELF
