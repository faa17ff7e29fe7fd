package main

import (
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
)

// What the window remembers between two starts lies in small files of the
// user's configuration folder. Losing one is no reason not to go on.

// keptFile is where something of that name is remembered.
func keptFile(name string) (string, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "stockroom", name), nil
}

// keep remembers a value, whole or not at all.
func keep(name string, value any) error {
	path, err := keptFile(name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	content, err := json.Marshal(value)
	if err != nil {
		return err
	}
	beside := path + ".new"
	if err := os.WriteFile(beside, content, 0o600); err != nil {
		return err
	}
	return os.Rename(beside, path)
}

// keepOr remembers, and logs where that fails.
func keepOr(name string, value any) {
	if err := keep(name, value); err != nil {
		slog.Warn("could not be remembered", "file", name, "error", err)
	}
}

// kept recalls a value; what is missing or damaged leaves it as it is and is false.
func kept(name string, value any) bool {
	path, err := keptFile(name)
	if err != nil {
		return false
	}
	content, err := os.ReadFile(path)
	return err == nil && json.Unmarshal(content, value) == nil
}
