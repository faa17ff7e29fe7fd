package api

import (
	"context"
	"errors"
	"sync"

	"stockroom/backend/backup"
	"stockroom/backend/fault"
	"stockroom/backend/importer"
)

// ErrImportCancelled says that the user stopped an import.
var ErrImportCancelled = fault.Define("importer.cancelled", "The import was cancelled. Nothing was changed.")

// ImportProgress is the data of the event "import-progress".
type ImportProgress struct {
	RequestID string `json:"requestId"`
	Step      string `json:"step"` // read, check, write
	Done      int    `json:"done"`
	Total     int    `json:"total"`
}

// runningWork is what can be cancelled, by request id: imports, backups, exports.
type runningWork struct {
	mu    sync.Mutex
	stops map[string]context.CancelFunc
}

func (r *runningWork) start(ctx context.Context, id string) (context.Context, func()) {
	ctx, stop := context.WithCancel(ctx)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stops == nil {
		r.stops = map[string]context.CancelFunc{}
	}
	r.stops[id] = stop
	return ctx, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.stops, id)
		stop()
	}
}

func (r *runningWork) cancel(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	stop, running := r.stops[id]
	if running {
		stop()
	}
	return running
}

func (i *Imports) importFile(ctx context.Context, b *Books, in ImportRequest, dryRun bool) (ImportResult, error) {
	cancellable, finished := i.running.start(ctx, in.RequestID)
	defer finished()
	request := importer.Request{
		Kind: importer.Kind(in.Kind), Path: in.Path, LinesPath: in.LinesPath, DryRun: dryRun, History: in.History,
		SkipBad: in.SkipBad, Dates: importer.DateOrder(in.Dates), RequestID: in.RequestID,
	}
	if dryRun {
		request.RequestID = "" // a test repeats nothing and records nothing
	} else if in.RequestID == "" {
		return ImportResult{}, ErrShape.At("requestId").With("why", "an import needs a request id")
	}
	if !dryRun {
		if _, err := backup.Ensure(cancellable, b.DB, backup.Import, nil); err != nil {
			return ImportResult{}, importStopped(ctx, cancellable, err)
		}
	}
	result, err := importer.Run(cancellable, b.DB, request, func(p importer.Progress) {
		i.host.shell.Emit("import-progress", ImportProgress{RequestID: in.RequestID, Step: p.Step, Done: p.Done, Total: p.Total})
	})
	err = importStopped(ctx, cancellable, err)
	if err != nil && !errors.Is(err, importer.ErrRefused) {
		return ImportResult{}, err
	}
	if err == nil && !dryRun {
		// The import stands, whatever the planner makes of it.
		_ = b.DB.Optimise(ctx)
	}
	return importResultOf(result, err == nil), nil
}

// importStopped says it where the user stopped the import; other failures pass.
func importStopped(ctx, cancellable context.Context, err error) error {
	if cancellable.Err() != nil && ctx.Err() == nil && errors.Is(err, context.Canceled) {
		return ErrImportCancelled.At("")
	}
	return err
}

func importResultOf(r importer.Result, done bool) ImportResult {
	out := ImportResult{
		Done: done, Kind: string(r.Kind), File: r.File, Encoding: r.Encoding, Separator: r.Separator, Rows: r.Rows,
		Created: r.Created, Updated: r.Updated, Unchanged: r.Unchanged, Skipped: r.Skipped, Notices: r.Notices,
		ProblemCount: r.ProblemCount, Columns: importColumnsOf(r.Columns), LineColumns: importColumnsOf(r.LineColumns),
		Counts: make([]ImportCount, 0, len(r.Counts)), Problems: make([]ImportProblem, 0, len(r.Problems)), Preview: r.Preview,
	}
	for _, c := range r.Counts {
		out.Counts = append(out.Counts, ImportCount(c))
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, ImportProblem(p))
	}
	return out
}

func importColumnsOf(columns []importer.Column) []ImportColumn {
	out := make([]ImportColumn, 0, len(columns))
	for _, c := range columns {
		out = append(out, ImportColumn(c))
	}
	return out
}

func listImportKinds() ImportKindList {
	list := ImportKindList{Kinds: []ImportKind{}}
	for _, kind := range importer.Kinds() {
		fields, lines := importer.FieldsOf(kind)
		list.Kinds = append(list.Kinds, ImportKind{
			Kind: string(kind), Orders: len(lines) > 0, Fields: importFieldsOf(fields), LineFields: importFieldsOf(lines),
		})
	}
	return list
}

func importFieldsOf(fields []importer.Field) []ImportField {
	out := make([]ImportField, 0, len(fields))
	for _, f := range fields {
		out = append(out, ImportField{Field: f.Name, Headers: append([]string{}, f.Headers...), Required: f.Required})
	}
	return out
}
