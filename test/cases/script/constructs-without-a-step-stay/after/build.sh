#!/bin/bash
if [ -n "$CI" ]; then
    echo "on CI"
fi
for f in *.go; do
    echo "$f"
done
while false; do sleep 1; done
case "$1" in
    -h) echo usage; exit 0 ;;
esac
docker build -t app .
