FROM alpine
ARG V
RUN echo $V > /v
WORKDIR /src
COPY main.txt .
RUN mkdir /out && cat main.txt /v > /out/app
