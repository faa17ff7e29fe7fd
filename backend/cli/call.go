package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"stockroom/backend"
	"stockroom/backend/api"
)

func (v *verbs) call() *cobra.Command {
	var list bool
	c := &cobra.Command{
		Use:   "call [METHOD [JSON]]",
		Short: "Call a method of the window's interface",
		Long: "Calls one method of the window's interface and prints {\"result\": …} or {\"error\": {…}}.\n" +
			"Without METHOD it reads one [\"Service.Method\", {…}] per line from stdin and prints one answer per line.",
		Args: atMost(2),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case list:
				return v.listMethods(c.Context())
			case len(args) == 0:
				return v.callStream(c.Context())
			}
			return v.callOne(c.Context(), args)
		},
	}
	c.Flags().BoolVar(&list, "list", false, "print every method with the shape of its request and answer")
	return c
}

func (v *verbs) listMethods(ctx context.Context) error {
	b := v.wire(ctx, backend.Config{})
	for _, m := range api.NewRegistry(b.Bound()).List() {
		if err := v.print("%s %s -> %s\n", m.Name, m.Request, m.Answer); err != nil {
			return err
		}
	}
	return nil
}

func (v *verbs) callOne(ctx context.Context, args []string) error {
	var request json.RawMessage
	if len(args) == 2 {
		request = json.RawMessage(args[1])
	}
	// What cannot be called makes no database either.
	if err := api.NewRegistry(v.wire(ctx, backend.Config{}).Bound()).Check(args[0], request); err != nil {
		return errors.Join(v.answer(nil, err), errSaid)
	}
	b, err := v.open(ctx, createMissing)
	if err != nil {
		return errors.Join(v.answer(nil, err), errSaid)
	}
	result, failure := api.NewRegistry(b.Bound()).Call(args[0], request)
	if err := closing(b, v.answer(result, failure)); err != nil {
		return err
	}
	if failure != nil {
		return errSaid
	}
	return nil
}

// callStream answers line by line until the input ends or the program is told to stop.
func (v *verbs) callStream(ctx context.Context) error {
	b, err := v.open(ctx, createMissing)
	if err != nil {
		return err
	}
	return closing(b, v.answerLines(ctx, api.NewRegistry(b.Bound())))
}

func (v *verbs) answerLines(ctx context.Context, registry *api.Registry) error {
	// Reading cannot be interrupted, so it happens beside.
	lines := make(chan line)
	go readLines(ctx, v.Stdin, lines)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case l, more := <-lines:
			if !more {
				return nil
			}
			if l.err != nil {
				return l.err
			}
			result, failure := callLine(registry, l.text)
			if err := v.answer(result, failure); err != nil {
				return err
			}
		}
	}
}

type line struct {
	text []byte
	err  error
}

func readLines(ctx context.Context, input io.Reader, lines chan<- line) {
	defer close(lines)
	reader := bufio.NewReader(input)
	for {
		text, err := reader.ReadBytes('\n')
		next := line{text: bytes.TrimSpace(text)}
		if err != nil && !errors.Is(err, io.EOF) {
			next = line{err: err}
		}
		if len(next.text) > 0 || next.err != nil {
			select {
			case lines <- next:
			case <-ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func callLine(registry *api.Registry, text []byte) (any, error) {
	var parts []json.RawMessage
	var method string
	if err := json.Unmarshal(text, &parts); err != nil || len(parts) == 0 || len(parts) > 2 || json.Unmarshal(parts[0], &method) != nil {
		return nil, api.ErrShape.With("why", `a line is ["Service.Method", {…}]`)
	}
	var request json.RawMessage
	if len(parts) == 2 {
		request = parts[1]
	}
	return registry.Call(method, request)
}

// answer writes one answer as one line.
func (v *verbs) answer(result any, failure error) error {
	var reply any = struct {
		Result any `json:"result"`
	}{result}
	if failure != nil {
		reply = struct {
			Error api.Failure `json:"error"`
		}{api.FailureOf(failure)}
	}
	encoder := json.NewEncoder(v.Stdout)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(reply)
}
