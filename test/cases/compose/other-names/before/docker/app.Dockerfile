FROM alpine
COPY app /usr/bin/app
