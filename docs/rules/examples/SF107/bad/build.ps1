foreach ($part in 'build', 'final') {
  docker build -t app-$part -f Dockerfile.$part .
}
