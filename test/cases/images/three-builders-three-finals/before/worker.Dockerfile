FROM alpine
RUN mkdir /out && echo worker > /out/worker
