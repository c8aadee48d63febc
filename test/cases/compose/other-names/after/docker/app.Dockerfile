FROM alpine AS app-build
ARG V
RUN echo $V > /v
WORKDIR /src
COPY main.txt .
RUN mkdir /out && cat main.txt /v > /out/app

FROM app-build AS app-build-files
RUN chmod 644 /out/app

FROM alpine
COPY --from=app-build-files /out/app /usr/bin/app
