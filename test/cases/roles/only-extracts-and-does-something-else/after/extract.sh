#!/bin/sh
./notify.sh done
