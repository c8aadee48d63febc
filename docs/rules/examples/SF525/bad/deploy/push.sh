scp app/app host:/opt/
