package api

import "net/http"

// SecurePage adds the headers that keep the page to itself. What it may load
// is said in the page's own Content-Security-Policy (frontend/index.html).
func SecurePage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}
