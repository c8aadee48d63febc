FROM alpine
COPY main.txt /src/
RUN find /src -exec stat -c "%n %u:%g %a %F" {} + | sort > /app
