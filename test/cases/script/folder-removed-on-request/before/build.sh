mkdir -p bin
docker build -t app-build -f Dockerfile.build .
docker run --rm app-build cat /out/app > bin/app
chmod +x bin/app
docker build -t app .
if [ "$1" = clean ]; then
rm -rf bin
fi
