build() {
  docker build -t "$1" -f "$2" .
}
