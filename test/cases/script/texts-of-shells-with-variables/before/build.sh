#!/bin/bash
VERSION=${1:-1}
NAME=app
bash -c "docker build -t $NAME:build -f Dockerfile.build . && docker create --name extract $NAME:build"
bash -c "docker cp extract:/src/$NAME ./$NAME && docker rm extract"
bash -c "docker build --label version=$VERSION -t $NAME:latest ."
eval "$(echo 'export DONE=1')"
$SUDO docker tag $NAME:latest $NAME:$VERSION
