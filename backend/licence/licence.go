// Package licence has the terms of Stockroom and of the work of others that
// is in the program. Those licences ask that their texts come with it.
package licence

import _ "embed"

//go:embed licences.txt
var texts string

// Texts is the licence of Stockroom, then those of the parts by others, each
// under the names and versions of its parts. `make licences` makes it.
func Texts() string { return texts }
