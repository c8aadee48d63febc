FROM alpine
RUN mkdir /out && echo assets > /out/assets
