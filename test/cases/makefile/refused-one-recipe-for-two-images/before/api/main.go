package main // api
