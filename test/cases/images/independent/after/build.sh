#!/bin/bash
docker build -t one one
docker build -t two two
