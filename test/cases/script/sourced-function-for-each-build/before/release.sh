. ./lib.sh
build tool Dockerfile.tool
