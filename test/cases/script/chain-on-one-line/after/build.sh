docker build -t app . && echo built || exit 1
