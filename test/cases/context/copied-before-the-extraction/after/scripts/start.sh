#!/bin/sh
exec /srv/web
