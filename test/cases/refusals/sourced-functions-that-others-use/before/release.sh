. ./lib.sh
build_binary
