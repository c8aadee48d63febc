#!/bin/bash
main() {
  docker build -t app .
}

main "$@"
