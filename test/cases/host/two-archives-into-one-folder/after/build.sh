docker build -t acme/app:1 .
docker build --target web -t acme/app:web .
C0=$(docker create acme/app:web)
docker cp $C0:/out/t0.tar t0.tar
tar -x -f t0.tar -C .
docker cp $C0:/out/t1.tar t1.tar
tar -x -f t1.tar -C .
docker rm $C0
