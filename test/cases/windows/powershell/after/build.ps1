$ErrorActionPreference = 'Stop'

Write-Host 'the image'
docker build -t app .
