package fault_test

import (
	"errors"
	"fmt"
	"sort"
	"testing"

	"stockroom/backend/fault"
)

var (
	errShort = fault.Define("faulttest.short", "There is only {available} of {product}.")
	errOther = fault.Define("faulttest.other", "Something else.")
)

func TestFaultSaysWhatWhereAndHowMuch(t *testing.T) {
	t.Parallel()
	f := errShort.At("lines.0.quantityMilli").With("available", 3).With("product", "{available} Chai")
	if got, want := f.Error(), "There is only 3 of {available} Chai."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if f.Code() != "faulttest.short" || f.Field() != "lines.0.quantityMilli" || f.Params()["available"] != "3" {
		t.Errorf("%s %s %v", f.Code(), f.Field(), f.Params())
	}
}

func TestFaultsAreImmutable(t *testing.T) {
	t.Parallel()
	first := errShort.With("available", 1)
	second := first.With("available", 2).At("name")
	if first.Params()["available"] != "1" || first.Field() != "" || second.Params()["available"] != "2" || second.Field() != "name" {
		t.Errorf("%v %q, %v %q", first.Params(), first.Field(), second.Params(), second.Field())
	}
	if errShort.At("x").Params() == nil {
		t.Error("params are nil")
	}
}

func TestKindsAreRecognised(t *testing.T) {
	t.Parallel()
	wrapped := fmt.Errorf("post: %w", errShort.At("name").With("available", 1))
	if !errors.Is(wrapped, errShort) || errors.Is(wrapped, errOther) {
		t.Error("a wrapped fault is not of its kind alone")
	}
	if !errors.Is(errors.Join(errors.New("x"), wrapped), errShort) {
		t.Error("a joined fault is not found")
	}
}

func TestOf(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err   error
		code  fault.Code
		field string
		ok    bool
	}{
		"fault":        {errShort.At("name"), "faulttest.short", "name", true},
		"wrapped":      {fmt.Errorf("a: %w", errShort.At("name")), "faulttest.short", "name", true},
		"bare kind":    {errOther, "faulttest.other", "", true},
		"wrapped kind": {fmt.Errorf("a: %w", errOther), "faulttest.other", "", true},
		"other error":  {errors.New("disk"), "", "", false},
		"no error":     {nil, "", "", false},
	} {
		f, ok := fault.Of(c.err)
		if ok != c.ok || (ok && (f.Code() != c.code || f.Field() != c.field)) {
			t.Errorf("%s: %v, %v", name, f, ok)
		}
	}
}

func TestKindsAreSortedAndUnique(t *testing.T) {
	t.Parallel()
	kinds := fault.Kinds()
	if !sort.SliceIsSorted(kinds, func(i, j int) bool { return kinds[i].Code() < kinds[j].Code() }) || len(kinds) < 2 {
		t.Errorf("%d kinds, not sorted", len(kinds))
	}
	if errOther.Message() != "Something else." || errOther.Error() != "faulttest.other: Something else." {
		t.Errorf("%q, %q", errOther.Message(), errOther.Error())
	}
	defer func() {
		if recover() == nil {
			t.Error("a code was declared twice")
		}
	}()
	_ = fault.Define("faulttest.other", "Again.")
}
