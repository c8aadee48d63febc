FROM alpine:3.20
COPY out/tool /tool
