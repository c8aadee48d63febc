FROM alpine
RUN mkdir /out && echo server > /out/server
