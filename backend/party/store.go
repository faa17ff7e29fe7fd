package party

import (
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
)

// chunk is how many ids one query names: below every database's limit of
// parameters, and one statement for all full chunks.
const chunk = 500

// Create adds a card within a command; an empty code takes the next number of
// the kind's counter. Fails with the faults of Card.Clean and ErrCodeTaken
// under "card.".
func Create(tx *db.Tx, k Kind, card Card) (int64, error) {
	card, err := card.Clean()
	if err != nil {
		return 0, underCard(err)
	}
	if card.Code == "" {
		if card.Code, err = freeCode(tx, k); err != nil {
			return 0, err
		}
	} else if err := refuseTaken(tx, k, 0, card.Code); err != nil {
		return 0, err
	}
	var id int64
	err = tx.Raw(`INSERT INTO `+k.Table+`(code, code_key, name, name_key, search_key, address, city, city_key, region, postal_code,
		country, country_key, email, phone, website, tax_number, terms, notes, created_at, updated_at)
		VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
		append(card.columns(), tx.Millis(), tx.Millis())...).Scan(&id).Error
	if err != nil {
		return 0, fmt.Errorf("add the %s: %w", k.Subject, err)
	}
	return id, saveContacts(tx, k, id, card.Contacts)
}

// columns are the card's values in the order of the table.
func (c Card) columns() []any {
	return []any{
		c.Code, fold.Key(c.Code), c.Name, fold.Key(c.Name), c.searchKey(), c.Address, c.City, fold.Key(c.City), c.Region, c.PostalCode,
		c.Country, fold.Key(c.Country), c.Email, c.Phone, c.Website, c.TaxNumber, c.Terms, c.Notes,
	}
}

// Update replaces the card within a command; an empty code keeps the one it
// has. Fails as Create does, and with the kind's Unknown.
func Update(tx *db.Tx, k Kind, id int64, card Card) error {
	before, err := Get(tx.DB, k, id)
	if err != nil {
		return err
	}
	if card, err = card.Clean(); err != nil {
		return underCard(err)
	}
	if card.Code == "" {
		card.Code = before.Card.Code
	}
	if err := refuseTaken(tx, k, id, card.Code); err != nil {
		return err
	}
	err = tx.Exec(`UPDATE `+k.Table+` SET code = ?, code_key = ?, name = ?, name_key = ?, search_key = ?, address = ?, city = ?, city_key = ?,
		region = ?, postal_code = ?, country = ?, country_key = ?, email = ?, phone = ?, website = ?, tax_number = ?, terms = ?, notes = ?,
		updated_at = ? WHERE id = ?`, append(card.columns(), tx.Millis(), id)...).Error
	if err != nil {
		return fmt.Errorf("change the %s: %w", k.Subject, err)
	}
	if err := tx.Exec("DELETE FROM "+k.Contacts+" WHERE "+k.Owner+" = ?", id).Error; err != nil {
		return fmt.Errorf("replace the contacts: %w", err)
	}
	return saveContacts(tx, k, id, card.Contacts)
}

func saveContacts(tx *db.Tx, k Kind, id int64, contacts []Contact) error {
	for i, p := range contacts {
		err := tx.Exec("INSERT INTO "+k.Contacts+"("+k.Owner+", position, name, role, email, phone) VALUES(?, ?, ?, ?, ?, ?)",
			id, i+1, p.Name, p.Role, p.Email, p.Phone).Error
		if err != nil {
			return fmt.Errorf("save the contacts: %w", err)
		}
	}
	return nil
}

// freeCode takes numbers from the counter until one is not in use as a code
// that somebody chose.
func freeCode(tx *db.Tx, k Kind) (string, error) {
	for {
		code, err := journal.NextNumber(tx, k.Counter, k.Prefix)
		if err != nil {
			return "", err
		}
		owner, err := ownerOf(tx, k, code)
		if err != nil {
			return "", err
		}
		if owner.ID == 0 {
			return code, nil
		}
	}
}

type codeOwner struct {
	ID   int64
	Name string
}

func ownerOf(tx *db.Tx, k Kind, code string) (codeOwner, error) {
	var owner codeOwner
	if err := tx.Raw("SELECT id, name FROM "+k.Table+" WHERE code_key = ?", fold.Key(code)).Scan(&owner).Error; err != nil {
		return owner, fmt.Errorf("look the code up: %w", err)
	}
	return owner, nil
}

func refuseTaken(tx *db.Tx, k Kind, id int64, code string) error {
	owner, err := ownerOf(tx, k, code)
	if err != nil {
		return err
	}
	if owner.ID != 0 && owner.ID != id {
		return ErrCodeTaken.At("card.code").With("code", code).With("name", owner.Name)
	}
	return nil
}

// Archive archives parties within a command, or brings them back, and returns
// how many changed. Fails with the kind's Unknown; then none has changed.
func Archive(tx *db.Tx, k Kind, in ArchiveInput) (int64, error) {
	known, err := Load(tx.DB, k, in.IDs)
	if err != nil {
		return 0, err
	}
	for _, id := range in.IDs {
		if _, ok := known[id]; !ok {
			return 0, k.Unknown.At("ids").With("id", id)
		}
	}
	var changed int64
	for ids := range chunks(in.IDs) {
		done := tx.Exec("UPDATE "+k.Table+" SET archived = ?, updated_at = ? WHERE id IN ? AND archived <> ?", in.Archived, tx.Millis(), ids, in.Archived)
		if done.Error != nil {
			return 0, fmt.Errorf("archive: %w", done.Error)
		}
		changed += done.RowsAffected
	}
	tx.Changed(Topic)
	return changed, journal.About(tx, archiveSubject(k, in, known), archiveSummary(in, changed))
}

type partyRow struct {
	ID         int64
	Code       string
	Name       string
	Address    string
	City       string
	Region     string
	PostalCode string
	Country    string
	Email      string
	Phone      string
	Website    string
	TaxNumber  string
	Terms      string
	Notes      string
	Archived   bool
	CreatedAt  int64
	UpdatedAt  int64
}

func (r partyRow) party() Party {
	return Party{
		ID: r.ID, Archived: r.Archived, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
		Card: Card{
			Code: r.Code, Name: r.Name, Address: r.Address, City: r.City, Region: r.Region, PostalCode: r.PostalCode, Country: r.Country,
			Email: r.Email, Phone: r.Phone, Website: r.Website, TaxNumber: r.TaxNumber, Terms: r.Terms, Notes: r.Notes,
			Contacts: []Contact{},
		},
	}
}

// Get reads one party. Fails with the kind's Unknown.
func Get(q *gorm.DB, k Kind, id int64) (Party, error) {
	found, err := Load(q, k, []int64{id})
	if err != nil {
		return Party{}, err
	}
	p, ok := found[id]
	if !ok {
		return Party{}, k.Unknown.At("id").With("id", id)
	}
	return p, nil
}

// Load reads parties by id; ids that do not exist are left out.
func Load(q *gorm.DB, k Kind, ids []int64) (map[int64]Party, error) {
	found := make(map[int64]Party, len(ids))
	for part := range chunks(ids) {
		if err := loadChunk(q, k, part, found); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func loadChunk(q *gorm.DB, k Kind, ids []int64, found map[int64]Party) error {
	var rows []partyRow
	err := db.Load(q.Raw(`SELECT id, code, name, address, city, region, postal_code, country, email, phone, website, tax_number, terms, notes,
		archived, created_at, updated_at FROM `+k.Table+` WHERE id IN ?`, ids), &rows)
	if err != nil {
		return fmt.Errorf("read the %s: %w", k.Subject, err)
	}
	for _, r := range rows {
		found[r.ID] = r.party()
	}
	var contacts []struct {
		OwnerID int64
		Name    string
		Role    string
		Email   string
		Phone   string
	}
	err = db.Load(q.Raw(`SELECT `+k.Owner+` AS owner_id, name, role, email, phone FROM `+k.Contacts+`
		WHERE `+k.Owner+` IN ? ORDER BY `+k.Owner+`, position`, ids), &contacts)
	if err != nil {
		return fmt.Errorf("read the contacts: %w", err)
	}
	for _, c := range contacts {
		p := found[c.OwnerID]
		p.Card.Contacts = append(p.Card.Contacts, Contact{c.Name, c.Role, c.Email, c.Phone})
		found[c.OwnerID] = p
	}
	return nil
}

// LoadIndex reads the ids of all parties of the kind by folded code and name.
func LoadIndex(q *gorm.DB, k Kind) (Index, error) {
	var rows []struct {
		ID      int64
		CodeKey string
		NameKey string
	}
	if err := db.Load(q.Raw("SELECT id, code_key, name_key FROM "+k.Table+" ORDER BY id"), &rows); err != nil {
		return Index{}, fmt.Errorf("read the codes: %w", err)
	}
	index := Index{Codes: make(map[string]int64, len(rows)), Names: make(map[string][]int64, len(rows))}
	for _, r := range rows {
		index.Codes[r.CodeKey] = r.ID
		index.Names[r.NameKey] = append(index.Names[r.NameKey], r.ID)
	}
	return index, nil
}
