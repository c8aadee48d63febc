foreach ($name in 'a', 'b') {
  docker build -t $name .
}
