// Manual writes what the system shows of the command line: man pages and the
// completions of bash, zsh and fish, from the verbs themselves.
//
//	go run ./build/gen/manual VERSION FOLDER
//
// Its files are dated by SOURCE_DATE_EPOCH.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra/doc"

	"stockroom/backend/cli"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run writes a tree as it lies below /usr/share.
func run(args []string) error {
	if len(args) != 2 {
		return errors.New("usage: manual VERSION FOLDER")
	}
	version, share := args[0], args[1]
	folders := map[string]string{}
	for name, folder := range map[string]string{
		"man": "man/man1", "bash": "bash-completion/completions", "zsh": "zsh/vendor-completions", "fish": "fish/vendor_completions.d",
	} {
		folders[name] = filepath.Join(share, folder)
		if err := os.MkdirAll(folders[name], 0o755); err != nil {
			return err
		}
	}
	root := cli.Commands(cli.Program{Version: version})
	root.DisableAutoGenTag = true
	header := &doc.GenManHeader{Title: "STOCKROOM", Section: "1", Source: "Stockroom " + version, Manual: "User Commands"}
	return errors.Join(
		doc.GenManTree(root, header, folders["man"]),
		root.GenBashCompletionFileV2(filepath.Join(folders["bash"], "stockroom"), true),
		root.GenZshCompletionFile(filepath.Join(folders["zsh"], "_stockroom")),
		root.GenFishCompletionFile(filepath.Join(folders["fish"], "stockroom.fish"), true),
	)
}
