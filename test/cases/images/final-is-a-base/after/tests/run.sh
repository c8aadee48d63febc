cat /usr/local/bin/app
