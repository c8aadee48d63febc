FROM alpine
COPY lib.a /usr/lib/
RUN mkdir /out && cat /usr/lib/lib.a > /out/tool && chmod 755 /out/tool
