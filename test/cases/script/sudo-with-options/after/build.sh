#!/bin/sh
sudo -E docker build -t app .
