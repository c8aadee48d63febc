#!/bin/sh
set -e
cat > Dockerfile.build <<'EOF' && touch built
FROM alpine
COPY main.txt /src/
RUN mkdir /out && cp /src/main.txt /out/app
EOF
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
tee Dockerfile > /dev/null <<EOF
FROM alpine
COPY app /app
EOF
docker build -t app .
