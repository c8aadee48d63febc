#!/bin/sh
set -e
NAME=app
echo 1.2.3 > VERSION
cat > conf/app.conf <<EOF
# of $NAME, for $USER
port = 80
EOF
docker build -t app .
rm -f VERSION conf/app.conf
