document.querySelector('#dashboard').textContent = new Date().toLocaleTimeString()
