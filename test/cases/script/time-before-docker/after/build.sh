#!/bin/bash
time docker build -t app .
