#!/bin/sh
set -e
printf '%s\n' 'FROM alpine' 'RUN mkdir /out && echo hello > /out/app' | docker build -t app:build -
docker build -t app - <<EOF
FROM alpine
COPY --from=app:build /out/app /app
EOF
docker run --rm app
