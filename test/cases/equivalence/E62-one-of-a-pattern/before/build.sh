docker build -t acme/app:web -f Dockerfile.web .
C0=$(docker create acme/app:web)
docker cp $C0:/out/f0.txt renamed0
docker cp $C0:/out/f1.txt renamed1
docker rm $C0
docker build -t acme/app:1 .
