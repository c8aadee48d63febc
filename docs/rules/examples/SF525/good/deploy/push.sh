docker save app | ssh host docker load
