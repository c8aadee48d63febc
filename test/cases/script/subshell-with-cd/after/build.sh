#!/bin/sh
(cd image && docker build -t app .)
