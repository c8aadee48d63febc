import subprocess

for cmd in ["docker build -t app ."]:
    subprocess.run(cmd, shell=True)
