package main

import (
	"os"
	"slices"
)

const (
	recentFile  = "recent.json"
	foldersFile = "folders.json"
	// recentMost is how many files the menu lists: what a hand has keys for.
	recentMost = 9
)

// recent lists the databases that were opened, the last one first, as far as
// they are still there.
func recent() []string {
	var paths []string
	if !kept(recentFile, &paths) {
		return nil
	}
	return slices.DeleteFunc(paths, func(path string) bool {
		info, err := os.Stat(path)
		return err != nil || info.IsDir()
	})
}

// noteRecent puts a database that was opened at the front.
func noteRecent(path string) {
	paths := slices.DeleteFunc(recent(), func(other string) bool { return other == path })
	paths = append([]string{path}, paths...)
	keepOr(recentFile, paths[:min(len(paths), recentMost)])
}

// Folders that a dialog was answered in last, by what it asked for.
type folders map[string]string

// lastFolder is where the last dialog of that kind was answered, "" where
// there was none or the folder is gone.
func lastFolder(kind string) string {
	var known folders
	if !kept(foldersFile, &known) {
		return ""
	}
	if info, err := os.Stat(known[kind]); err != nil || !info.IsDir() {
		return ""
	}
	return known[kind]
}

func noteFolder(kind, folder string) {
	known := folders{}
	kept(foldersFile, &known)
	if known == nil || known[kind] == folder {
		return
	}
	known[kind] = folder
	keepOr(foldersFile, known)
}
