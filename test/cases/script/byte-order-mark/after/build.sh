# build
docker build -t app .
