FROM alpine:3.20 AS builder
WORKDIR /src
COPY main.txt .
RUN mkdir /out && echo t > /out/tool && cat main.txt > /out/app && chmod 755 /out/app
RUN chmod 644 /out/app && chmod 644 /out/tool

FROM alpine:3.20 AS app
COPY --from=builder /out/app /usr/local/bin/app
CMD ["app"]

FROM alpine:3.20 AS tool
COPY --from=builder /out/tool /tool
