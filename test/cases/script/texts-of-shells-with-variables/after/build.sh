#!/bin/bash
VERSION=${1:-1}
NAME=app
bash -c "docker build --label version=$VERSION -t $NAME:latest ."
eval "$(echo 'export DONE=1')"
$SUDO docker tag $NAME:latest $NAME:$VERSION
