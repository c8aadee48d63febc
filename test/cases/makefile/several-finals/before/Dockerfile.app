FROM alpine:3.20
COPY out/app /usr/local/bin/app
CMD ["app"]
