package cli

import (
	"context"

	"github.com/spf13/cobra"

	"stockroom/backend"
	"stockroom/backend/db"
)

func (v *verbs) migrate() *cobra.Command {
	c := &cobra.Command{
		Use: "migrate", Short: "Show or change the version of the database's schema", Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return v.onSchema(c.Context(), v.schemaStatus)
		},
	}
	c.AddCommand(
		&cobra.Command{
			Use: "status", Short: "List the versions and which are applied", Args: usage(cobra.NoArgs),
			RunE: func(c *cobra.Command, _ []string) error {
				return v.onSchema(c.Context(), v.schemaStatus)
			},
		},
		&cobra.Command{
			Use: "up", Short: "Bring the schema to the newest version", Args: usage(cobra.NoArgs),
			RunE: func(c *cobra.Command, _ []string) error { return v.schemaUp(c.Context()) },
		},
		&cobra.Command{
			Use: "down", Short: "Take the newest version back, where no data would be lost", Args: usage(cobra.NoArgs),
			RunE: func(c *cobra.Command, _ []string) error { return v.onSchema(c.Context(), v.schemaDown) },
		},
	)
	return c
}

// onSchema opens a database that is there, with the schema that it has.
func (v *verbs) onSchema(ctx context.Context, do func(context.Context, *db.DB) error) error {
	b := v.wire(ctx, backend.Config{KeepSchema: true})
	if err := b.Open(ctx); err != nil {
		return err
	}
	return closing(b, do(ctx, b.DB()))
}

func (v *verbs) schemaStatus(ctx context.Context, d *db.DB) error {
	versions, err := d.Versions(ctx)
	if err != nil {
		return err
	}
	for _, version := range versions {
		state := "pending"
		if version.Applied {
			state = "applied"
		}
		if err := v.print("%s %s\n", version.ID, state); err != nil {
			return err
		}
	}
	return nil
}

// schemaUp opens the database as every other verb does: that brings the schema
// to the newest version, and gives new books their currency.
func (v *verbs) schemaUp(ctx context.Context) error {
	b, err := v.open(ctx, createMissing)
	if err != nil {
		return err
	}
	return closing(b, v.schemaStatus(ctx, b.DB()))
}

func (v *verbs) schemaDown(ctx context.Context, d *db.DB) error {
	if _, err := d.Down(ctx); err != nil {
		return err
	}
	return v.schemaStatus(ctx, d)
}
