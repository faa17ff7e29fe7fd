package cli

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"stockroom/backend/check"
)

func (v *verbs) check() *cobra.Command {
	return &cobra.Command{
		Use: "check", Short: "Prove the ledger and the file", Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return v.prove(c.Context()) },
	}
}

// prove prints what is wrong, else what was proved.
func (v *verbs) prove(ctx context.Context) error {
	b, err := v.open(ctx, refuseMissing)
	if err != nil {
		return err
	}
	problems, summary, err := check.Run(ctx, b.DB(), nil)
	if err == nil && len(problems) == 0 {
		err = check.Clear(ctx, b.DB())
	}
	if err == nil {
		err = v.verdict(problems, summary)
	}
	return closing(b, err)
}

func (v *verbs) verdict(problems []check.Problem, s check.Summary) error {
	for _, p := range problems {
		if err := v.print("%s: %s %s: expected %s, found %s\n", p.Rule, p.What, p.Where, p.Expected, p.Found); err != nil {
			return err
		}
	}
	if len(problems) > 0 {
		count := "1 problem"
		if n := len(problems); n > 1 {
			count = strconv.Itoa(n) + " problems"
		}
		v.say("%s. Nothing was changed. Keep the file, and restore a backup or ask for help.", count)
		return errSaid
	}
	return v.print("All is well: %d rules hold for %d products, %d movements, %d orders and %d commands. The stock is worth %s %s.\n",
		s.Rules, s.Products, s.Movements, s.Orders, s.Commands, s.Currency.Format(s.StockValue), s.Currency.Code)
}
