package party

import (
	"iter"
	"slices"
	"strconv"

	"stockroom/backend/fault"
	"stockroom/backend/journal"
)

func archiveSubject(k Kind, in ArchiveInput, known map[int64]Party) journal.Subject {
	if len(in.IDs) != 1 {
		return journal.Subject{Type: k.Subject}
	}
	return journal.Subject{Type: k.Subject, ID: in.IDs[0], Label: known[in.IDs[0]].Card.Name}
}

func archiveSummary(in ArchiveInput, changed int64) string {
	if in.Archived {
		return "Archived " + strconv.FormatInt(changed, 10)
	}
	return "Brought " + strconv.FormatInt(changed, 10) + " back from the archive"
}

// underCard puts a fault's field below the request's card.
func underCard(err error) error {
	if f, ok := fault.Of(err); ok && f.Field() != "" {
		return f.At("card." + f.Field())
	}
	return err
}

func chunks(ids []int64) iter.Seq[[]int64] { return slices.Chunk(ids, chunk) }
