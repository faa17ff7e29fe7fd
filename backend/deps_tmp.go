package backend
import (
 _ "github.com/glebarez/sqlite"
 _ "github.com/go-gormigrate/gormigrate/v2"
 _ "github.com/govalues/decimal"
 _ "github.com/spf13/cobra"
 _ "golang.org/x/text/currency"
 _ "golang.org/x/text/unicode/norm"
 _ "gorm.io/gorm"
 _ "modernc.org/sqlite"
 _ "github.com/xuri/excelize/v2"
 _ "codeberg.org/go-pdf/fpdf"
 _ "pgregory.net/rapid"
 _ "github.com/adrg/xdg"
 _ "github.com/wailsapp/wails/v2"
 _ "github.com/gofrs/flock"
)
