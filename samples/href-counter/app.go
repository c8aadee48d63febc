package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
	"strings"

	"golang.org/x/net/html"
)

type scrapeResult struct {
	Internal int `json:"internal"`
	External int `json:"external"`
}

func main() {
	url := os.Getenv("url")
	if url == "" {
		log.Fatal("set the environment variable url to the page to count links on")
	}

	response, err := http.Get(url)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()

	result := scrapeResult{}
	tokens := html.NewTokenizer(response.Body)
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		if kind != html.StartTagToken {
			continue
		}
		token := tokens.Token()
		if token.Data != "a" {
			continue
		}
		for _, attribute := range token.Attr {
			if attribute.Key != "href" {
				continue
			}
			if strings.HasPrefix(attribute.Val, "/") || strings.HasPrefix(attribute.Val, url) {
				result.Internal++
			} else if strings.HasPrefix(attribute.Val, "http") {
				result.External++
			}
		}
	}

	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		log.Fatal(err)
	}
}
