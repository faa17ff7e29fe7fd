package cli

import (
	"context"

	"github.com/spf13/cobra"

	"stockroom/backend/seed"
)

const (
	// movementsEach is how many movements a product has when their number is not given.
	movementsEach = 10
	// progressTenths: what takes long tells how far it is, ten times.
	progressTenths = 10
	// quietMovements are made before anyone would wonder.
	quietMovements = 20_000
)

func (v *verbs) seed() *cobra.Command {
	var o seed.Options
	c := &cobra.Command{
		Use: "seed", Short: "Fill an empty database with believable data of any size", Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return v.sow(c.Context(), o) },
	}
	flags := c.Flags()
	flags.IntVar(&o.Products, "products", seed.SampleProducts, "how many products `N`")
	flags.IntVar(&o.Movements, "movements", 0, "about how many movements `N`; without it some of each product")
	flags.Uint64Var(&o.Seed, "seed", 1, "the same `S` makes the same data")
	return c
}

func (v *verbs) sow(ctx context.Context, o seed.Options) error {
	if o.Movements == 0 {
		o.Movements = max(o.Products*movementsEach, seed.SampleMovements)
	}
	b, err := v.open(ctx, createMissing)
	if err != nil {
		return err
	}
	made, err := seed.Run(ctx, b.DB(), o, v.progress())
	if err == nil {
		err = v.print("%d products, %d suppliers, %d customers, %d purchase orders, %d sales orders, %d movements\n",
			made.Products, made.Suppliers, made.Customers, made.PurchaseOrders, made.SalesOrders, made.Movements)
	}
	return closing(b, asUsage(err, seed.ErrSize))
}

// progress tells on stderr how far long work is.
func (v *verbs) progress() seed.Progress {
	told := 0
	return func(done, total int) {
		if tenth := done * progressTenths / max(total, 1); tenth > told && total > quietMovements {
			told = tenth
			v.say("%d of about %d movements", done, total)
		}
	}
}
