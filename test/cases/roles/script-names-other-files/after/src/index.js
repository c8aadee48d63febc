import React from 'react'
import ReactDOM from 'react-dom'

ReactDOM.render(<h1>Hello from a builder</h1>, document.getElementById('root'))
