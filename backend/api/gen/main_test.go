package main

import (
	"strings"
	"testing"

	"stockroom/backend/fault"
)

var (
	errQuoted = fault.Define("gen_test.quoted", "“{name}” isn't \"it\".")
	errNamed  = fault.Define("gen_test.Named", "The code is not snake_case.")
)

func TestCatalogueHasEveryCodeAndItsSentence(t *testing.T) {
	text, err := catalogue([]*fault.Kind{errQuoted})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"DO NOT EDIT", "\n  | 'gen_test.quoted';", `  'gen_test.quoted': "“{name}” isn't \"it\".",`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if _, err := catalogue([]*fault.Kind{errNamed}); err == nil {
		t.Error("a malformed code was taken")
	}
}

func TestEveryDeclaredCodeIsWellFormed(t *testing.T) {
	var kinds []*fault.Kind
	for _, k := range fault.Kinds() {
		if k != errNamed {
			kinds = append(kinds, k)
		}
	}
	if _, err := catalogue(kinds); err != nil || len(kinds) < 50 {
		t.Errorf("%d kinds, %v", len(kinds), err)
	}
}
