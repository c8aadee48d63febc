build_image() {
  docker build -t "$1" .
}
