#!/bin/sh
# Сборка 🐳 образа
docker build -t app . # маленький
echo "готово ✓"
