docker build -t acme/app:1 .
