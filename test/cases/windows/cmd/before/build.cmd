@echo off
REM compile
docker build -t app-build -f Dockerfile.build .
docker create --name tmp app-build
docker cp tmp:/out/app ./app
docker rm tmp
docker build -t app .
