$ErrorActionPreference = 'Stop'

# Compile
docker build -t app-build -f Dockerfile.build .
docker create --name tmp app-build
docker cp tmp:/out/app ./app
docker rm tmp

Write-Host 'the image'
docker build -t app .
