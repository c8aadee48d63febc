#!/bin/sh
sudo docker build -t app .
