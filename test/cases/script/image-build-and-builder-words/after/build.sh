#!/bin/sh
docker image build --tag app:latest .
