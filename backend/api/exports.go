package api

import (
	"context"

	"stockroom/backend/fault"
)

// ErrExportCancelled says that the user stopped the writing of a file.
var ErrExportCancelled = fault.Define("export.cancelled", "Saving was cancelled. No file was written.")

// ExportCancel names the running export of a list or report by its request id.
type ExportCancel struct {
	RequestID string `json:"requestId"`
}

// ExportCancelled tells whether such an export was running.
type ExportCancelled struct {
	Running bool `json:"running"`
}

// exporting runs an export that Cancel can stop. tell sends the page how many
// rows are written.
func exporting(ctx context.Context, h *Host, task, id string, work func(ctx context.Context, tell func(rows int64)) (ReportExport, error)) (ReportExport, error) {
	stoppable, finished := h.exports.start(ctx, id)
	defer finished()
	saved, err := work(stoppable, func(rows int64) {
		h.shell.Emit("progress", ReportProgress{Task: task, RequestID: id, Done: rows})
	})
	if err != nil && stoppable.Err() != nil && ctx.Err() == nil {
		err = ErrExportCancelled.At("")
	}
	return saved, err
}
