#!/bin/sh
set -e
docker build -t app:build -f - . <<-'EOF'
	FROM alpine
	COPY main.txt /src/
	RUN mkdir /out && cp /src/main.txt /out/app
	EOF
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
cat <<EOF | docker build -t app -f- . # the small one
FROM alpine
COPY app /usr/local/bin/app
EOF
rm app
