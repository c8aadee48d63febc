@echo off
REM compile
docker build -t app .
