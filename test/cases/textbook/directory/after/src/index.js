document.title = "web"
