#!/bin/sh
docker build -t app .
cat <<EOF
# Run it:
docker run app
docker rm extract
EOF
cat <<-'END'
	docker cp extract:/src/app .
	END
