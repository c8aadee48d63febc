docker build -t builder -f "my tools/Dockerfile.build" "my tools"
docker create --name tmp builder
docker cp tmp:/out/app app/app
docker rm tmp
docker build -t app app
