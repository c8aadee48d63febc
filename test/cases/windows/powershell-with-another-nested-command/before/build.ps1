docker build -t app-build -f Dockerfile.build .
docker run -d --name tmp app-build sleep 100
docker cp tmp:/out/app ./app
docker rm $(docker ps -lq)
docker build -t app .
