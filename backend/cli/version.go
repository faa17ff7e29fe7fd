package cli

import (
	"github.com/spf13/cobra"

	"stockroom/backend/licence"
)

// version prints which program this is; the first line is for scripts.
func (v *verbs) version() *cobra.Command {
	licences := false
	c := &cobra.Command{
		Use: "version", Short: "Print the version, and the licences of everything in the program", Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			if licences {
				return v.print("%s", licence.Texts())
			}
			return v.print("stockroom %s\ncommit %s\nMIT licence; with the work of others, see: stockroom version --licences\n",
				v.Version, v.commit())
		},
	}
	c.Flags().BoolVar(&licences, "licences", false, "print the licence of Stockroom and those of the work of others in it")
	return c
}

func (v *verbs) commit() string {
	if v.Commit == "" {
		return "unknown"
	}
	return v.Commit
}
