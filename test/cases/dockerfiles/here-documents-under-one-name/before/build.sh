#!/bin/bash
set -e
BASE=alpine
NAME=app

cat > Dockerfile <<'EOF'
FROM alpine
COPY main.txt /src/
# $NAME is the shell's
RUN mkdir /out && \
    for f in /src/*; do cat "$f" >> /out/app; done
EOF
docker build -t $NAME:build .
docker create --name extract $NAME:build
docker cp extract:/out/app $NAME
docker rm extract

cat <<EOF > Dockerfile
FROM $BASE
# costs \$1
COPY ${NAME} /usr/local/bin/
ENV P="\$PATH" \\
    Q=1
CMD ["$NAME"]
EOF
docker build -t $NAME .
rm -f Dockerfile
