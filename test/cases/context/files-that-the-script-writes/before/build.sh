#!/bin/sh
set -e
NAME=app
echo 1.2.3 > VERSION
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
cat > conf/app.conf <<EOF
# of $NAME, for $USER
port = 80
EOF
docker build -t app .
rm -f VERSION app conf/app.conf
