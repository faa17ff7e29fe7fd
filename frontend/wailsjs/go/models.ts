export namespace api {
	
	export interface AdjustmentLine {
	    productId: number;
	    locationId: number;
	    quantityMilli: number;
	    unitCostMinorE4?: number | null;
	}
	export interface AdjustmentRequest {
	    requestId: string;
	    reason: string;
	    day: string;
	    note: string;
	    lines: AdjustmentLine[];
	}
	export interface Preferences {
	    locale: string;
	    theme: string;
	    density: string;
	    reportFormat: string;
	}
	export interface CurrencyChoice {
	    code: string;
	    decimals: number;
	    changeable: boolean;
	}
	export interface Logo {
	    type: string;
	    data: string;
	}
	export interface Company {
	    name: string;
	    address: string;
	    taxNumber: string;
	    logo: Logo;
	}
	export interface AllSettings {
	    company: Company;
	    currency: CurrencyChoice;
	    preferences: Preferences;
	}
	export interface AllocationRow {
	    orderId: number;
	    number: string;
	    orderLineId: number;
	    customerId: number;
	    customer: string;
	    orderDay: string;
	    requiredDay: string;
	    late: boolean;
	    confirmedAt: string;
	    quantityMilli: number;
	    shippedMilli: number;
	    openMilli: number;
	    allocatedMilli: number;
	    shortMilli: number;
	}
	export interface Allocations {
	    promisedMilli: number;
	    allocatedMilli: number;
	    shortMilli: number;
	    rows: AllocationRow[];
	}
	export interface BackupCancel {
	    requestId: string;
	}
	export interface BackupCancelled {
	    running: boolean;
	}
	export interface BackupCreate {
	    requestId: string;
	}
	export interface BackupFacts {
	    schema: string;
	    products: number;
	    suppliers: number;
	    customers: number;
	    orders: number;
	    movements: number;
	    stockValueMinor: number;
	    currency: string;
	    currencyDecimals: number;
	    lastCommandAt: string;
	}
	export interface BackupFile {
	    path: string;
	}
	export interface BackupRow {
	    name: string;
	    path: string;
	    kind: string;
	    madeAt: string;
	    sizeBytes: number;
	    encrypted: boolean;
	    why: string;
	    facts: BackupFacts;
	}
	export interface BackupList {
	    folder: string;
	    rows: BackupRow[];
	}
	export interface BackupPreview {
	    path: string;
	    sizeBytes: number;
	    encrypted: boolean;
	    now: BackupFacts;
	    then: BackupFacts;
	}
	export interface BackupPreviewQuery {
	    requestId: string;
	    path: string;
	    passphrase: string;
	}
	export interface BackupRestore {
	    requestId: string;
	    path: string;
	    passphrase: string;
	}
	export interface BackupRestored {
	    facts: BackupFacts;
	    saved: BackupRow;
	}
	
	export interface BackupSave {
	    requestId: string;
	    passphrase: string;
	}
	export interface Barcode {
	    code: string;
	    own: boolean;
	}
	export interface BooksRescue {
	    path: string;
	    passphrase: string;
	}
	export interface Failure {
	    code: string;
	    field: string;
	    params: Record<string, string>;
	    message: string;
	}
	export interface BooksState {
	    open: boolean;
	    path: string;
	    failure: Failure;
	    restorable: boolean;
	    anew: boolean;
	    backups: BackupRow[];
	}
	export interface Category {
	    id: number;
	    code: string;
	    name: string;
	    parentId?: number | null;
	    description: string;
	    depth: number;
	    path: string;
	    products: number;
	    productsBelow: number;
	}
	export interface CategoryCreate {
	    requestId: string;
	    name: string;
	    code: string;
	    description: string;
	    parentId?: number | null;
	}
	export interface CategoryDelete {
	    requestId: string;
	    id: number;
	}
	export interface CategoryMove {
	    requestId: string;
	    id: number;
	    parentId?: number | null;
	}
	export interface CategoryRef {
	    id: number;
	}
	export interface CategoryTree {
	    rows: Category[];
	    uncategorised: number;
	}
	export interface CategoryUpdate {
	    requestId: string;
	    id: number;
	    name: string;
	    code: string;
	    description: string;
	}
	export interface ChangedCount {
	    changed: number;
	}
	
	export interface CompanySave {
	    requestId: string;
	    company: Company;
	}
	export interface Contact {
	    name: string;
	    role: string;
	    email: string;
	    phone: string;
	}
	
	export interface CurrencySave {
	    requestId: string;
	    code: string;
	}
	export interface PartyFigures {
	    orders: number;
	    openOrders: number;
	    openNetMinor: number;
	    netMinor: number;
	    lateOrders: number;
	    lastOrderDay: string;
	}
	export interface PartyCard {
	    code: string;
	    name: string;
	    address: string;
	    city: string;
	    region: string;
	    postalCode: string;
	    country: string;
	    email: string;
	    phone: string;
	    website: string;
	    taxNumber: string;
	    terms: string;
	    notes: string;
	    contacts: Contact[];
	}
	export interface Customer {
	    id: number;
	    card: PartyCard;
	    archived: boolean;
	    figures: PartyFigures;
	    createdAt: string;
	    updatedAt: string;
	}
	export interface CustomerCreate {
	    requestId: string;
	    card: PartyCard;
	}
	export interface CustomerUpdate {
	    requestId: string;
	    id: number;
	    card: PartyCard;
	}
	export interface DatabaseInfo {
	    path: string;
	    sizeBytes: number;
	    schema: string;
	    products: number;
	    suppliers: number;
	    customers: number;
	    orders: number;
	    movements: number;
	    user: string;
	    today: string;
	    empty: boolean;
	    sample: boolean;
	}
	export interface DocumentFile {
	    path: string;
	}
	export interface DocumentRequest {
	    id: number;
	    path: string;
	}
	export interface ExportCancel {
	    requestId: string;
	}
	export interface ExportCancelled {
	    running: boolean;
	}
	
	export interface FindHit {
	    kind: string;
	    id: number;
	    label: string;
	    code: string;
	    party: string;
	    state: string;
	    day: string;
	    exact: boolean;
	    near: boolean;
	    unit: string;
	    unitDecimals: number;
	    availableMilli: number;
	    priceMinorE4: number;
	}
	export interface FindAnswer {
	    hits: FindHit[];
	}
	
	export interface FindQuery {
	    text: string;
	}
	export interface HistoryRow {
	    id: number;
	    at: string;
	    day: string;
	    user: string;
	    command: string;
	    summary: string;
	    subjectType: string;
	    subjectId: number;
	    subject: string;
	    step: string;
	    refusal?: Failure | null;
	}
	export interface HistoryList {
	    rows: HistoryRow[];
	    total: number;
	    users: string[];
	    next: string;
	}
	export interface HistoryQuery {
	    search: string;
	    user: string;
	    from: string;
	    to: string;
	    cursor: string;
	    limit: number;
	}
	
	export interface HistoryUndo {
	    requestId: string;
	    id: number;
	    given: string;
	}
	export interface ImportCancel {
	    requestId: string;
	}
	export interface ImportCancelled {
	    running: boolean;
	}
	export interface ImportColumn {
	    header: string;
	    field: string;
	}
	export interface ImportCount {
	    what: string;
	    created: number;
	    updated: number;
	    unchanged: number;
	}
	export interface ImportField {
	    field: string;
	    headers: string[];
	    required: boolean;
	}
	export interface ImportFile {
	    path: string;
	}
	export interface ImportFileQuestion {
	    lines: boolean;
	}
	export interface ImportGuess {
	    kind: string;
	    lines: boolean;
	}
	export interface ImportKind {
	    kind: string;
	    orders: boolean;
	    fields: ImportField[];
	    lineFields: ImportField[];
	}
	export interface ImportKindList {
	    kinds: ImportKind[];
	}
	export interface ImportKindsQuery {
	
	}
	export interface ImportProblem {
	    file: string;
	    row: number;
	    column: string;
	    why: string;
	}
	export interface ImportRecogniseQuery {
	    path: string;
	}
	export interface ImportRequest {
	    requestId: string;
	    kind: string;
	    path: string;
	    linesPath: string;
	    history: boolean;
	    skipBad: boolean;
	    dates: string;
	}
	export interface ImportResult {
	    done: boolean;
	    kind: string;
	    file: string;
	    encoding: string;
	    separator: string;
	    rows: number;
	    created: number;
	    updated: number;
	    unchanged: number;
	    skipped: number;
	    counts: ImportCount[];
	    notices: string[];
	    problems: ImportProblem[];
	    problemCount: number;
	    columns: ImportColumn[];
	    lineColumns: ImportColumn[];
	    preview: string[][];
	}
	export interface ListColumn {
	    key: string;
	    title: string;
	    words: Record<string, string>;
	}
	export interface ListContent {
	    list: string;
	    title: string;
	    columns: ListColumn[];
	    products?: ProductQuery | null;
	    stockLevels?: StockLevelQuery | null;
	    stockMovements?: MovementQuery | null;
	    purchaseOrders?: PurchaseOrderQuery | null;
	    salesOrders?: SalesOrderQuery | null;
	    parties?: PartyQuery | null;
	    ids: number[];
	    except: number[];
	}
	export interface ListCopy {
	    text: string;
	    rows: number;
	    more: boolean;
	}
	export interface ListCopyRequest {
	    content: ListContent;
	    decimalMark: string;
	}
	export interface ListExportRequest {
	    content: ListContent;
	    format: string;
	    path: string;
	    requestId: string;
	}
	export interface ListFieldOption {
	    value: string;
	    word: string;
	}
	export interface ListField {
	    name: string;
	    word: string;
	    kind: string;
	    empty: boolean;
	    bare: boolean;
	    options: ListFieldOption[];
	}
	
	export interface ListFields {
	    fields: ListField[];
	}
	export interface ListFilter {
	    field: string;
	    not: boolean;
	    values: string[];
	    from: string;
	    to: string;
	}
	export interface ListName {
	    list: string;
	}
	export interface ListProblem {
	    code: string;
	    params: Record<string, string>;
	    message: string;
	}
	export interface ListText {
	    list: string;
	    text: string;
	}
	export interface ListToken {
	    sign: string;
	    field: string;
	    kind: string;
	    values: string[];
	    from: string;
	    to: string;
	}
	export interface ListUnderstood {
	    tokens: ListToken[];
	    problems: ListProblem[];
	}
	export interface ListView {
	    id: number;
	    list: string;
	    name: string;
	    state: string;
	    standard: boolean;
	}
	export interface ListViewDelete {
	    requestId: string;
	    id: number;
	}
	export interface ListViewRef {
	    id: number;
	}
	export interface ListViewSave {
	    requestId: string;
	    view: ListView;
	}
	export interface ListViews {
	    views: ListView[];
	}
	export interface Location {
	    id: number;
	    code: string;
	    name: string;
	    path: string;
	    parentId?: number | null;
	    depth: number;
	    quarantine: boolean;
	    archived: boolean;
	    main: boolean;
	    products: number;
	    valueMinor: number;
	    productsBelow: number;
	    valueBelowMinor: number;
	    movements: boolean;
	    onHandMilli: number;
	    onHandBelowMilli: number;
	}
	export interface LocationArchive {
	    requestId: string;
	    id: number;
	    archived: boolean;
	}
	export interface LocationCreate {
	    requestId: string;
	    code: string;
	    name: string;
	    parentId?: number | null;
	    quarantine: boolean;
	}
	export interface LocationList {
	    rows: Location[];
	}
	export interface LocationQuery {
	    archived: boolean;
	}
	export interface LocationRef {
	    id: number;
	}
	export interface LocationUpdate {
	    requestId: string;
	    id: number;
	    code: string;
	    name: string;
	    parentId?: number | null;
	    quarantine: boolean;
	}
	
	export interface MovementRow {
	    id: number;
	    at: string;
	    day: string;
	    productId: number;
	    sku: string;
	    name: string;
	    unit: string;
	    unitDecimals: number;
	    locationId: number;
	    location: string;
	    reason: string;
	    documentType: string;
	    documentId: number;
	    document: string;
	    orderId?: number | null;
	    quantityMilli: number;
	    valueMinor: number;
	    unitCostMinorE4?: number | null;
	    balanceAfterMilli: number;
	    user: string;
	    note: string;
	    reversesId?: number | null;
	    reversedById?: number | null;
	}
	export interface MovementList {
	    rows: MovementRow[];
	    total: number;
	    quantityMilli: number;
	    valueMinor: number;
	    next: string;
	}
	export interface MovementQuery {
	    productId?: number | null;
	    locationId?: number | null;
	    reason: string;
	    documentType: string;
	    documentId?: number | null;
	    document: string;
	    search: string;
	    from: string;
	    to: string;
	    user: string;
	    query?: string;
	    filters?: ListFilter[];
	    cursor: string;
	    limit: number;
	}
	
	export interface NoInput {
	
	}
	export interface OnOrderRow {
	    orderId: number;
	    number: string;
	    orderLineId: number;
	    supplierId: number;
	    supplier: string;
	    orderDay: string;
	    promisedDay: string;
	    late: boolean;
	    quantityMilli: number;
	    receivedMilli: number;
	    openMilli: number;
	    unitCostMinorE4: number;
	}
	export interface OnOrder {
	    totalMilli: number;
	    rows: OnOrderRow[];
	}
	
	export interface OpeningLine {
	    productId: number;
	    locationId: number;
	    quantityMilli: number;
	    unitCostMinorE4?: number | null;
	}
	export interface OpeningRequest {
	    requestId: string;
	    day: string;
	    note: string;
	    lines: OpeningLine[];
	}
	export interface OrderEvent {
	    id: number;
	    at: string;
	    user: string;
	    command: string;
	    summary: string;
	}
	export interface PartyArchive {
	    requestId: string;
	    ids: number[];
	    archived: boolean;
	}
	
	
	export interface PartyFind {
	    text: string;
	    limit: number;
	}
	export interface PartyRow {
	    id: number;
	    code: string;
	    name: string;
	    city: string;
	    country: string;
	    contact: string;
	    email: string;
	    phone: string;
	    archived: boolean;
	    openOrders: number;
	    openNetMinor: number;
	    lastOrderDay: string;
	}
	export interface PartyList {
	    rows: PartyRow[];
	    total: number;
	    next: string;
	}
	export interface PartyPick {
	    id: number;
	    code: string;
	    name: string;
	    city: string;
	    terms: string;
	}
	export interface PartyPicks {
	    rows: PartyPick[];
	}
	export interface PartyQuery {
	    search: string;
	    archived: string;
	    query?: string;
	    filters?: ListFilter[];
	    sort: string;
	    descending: boolean;
	    cursor: string;
	    limit: number;
	}
	export interface PartyRef {
	    id: number;
	}
	
	
	export interface PreferencesSave {
	    requestId: string;
	    preferences: Preferences;
	}
	export interface ProductSupplier {
	    supplierId: number;
	    name: string;
	    code: string;
	    costMinorE4?: number | null;
	    minimumOrderMilli: number;
	    leadTimeDays?: number | null;
	}
	export interface Product {
	    id: number;
	    sku: string;
	    name: string;
	    description: string;
	    pack: string;
	    notes: string;
	    categoryId?: number | null;
	    categoryPath: string[];
	    unitId: number;
	    unit: string;
	    unitDecimals: number;
	    supplierId?: number | null;
	    supplier: string;
	    priceMinorE4: number;
	    reorderPointMilli: number;
	    reorderUpToMilli: number;
	    reorderQuantityMilli: number;
	    orderMultipleMilli: number;
	    allowNegative: boolean;
	    archived: boolean;
	    barcodes: Barcode[];
	    suppliers: ProductSupplier[];
	    onHandMilli: number;
	    quarantinedMilli: number;
	    allocatedMilli: number;
	    shortMilli: number;
	    availableMilli: number;
	    onOrderMilli: number;
	    projectedMilli: number;
	    valueMinor: number;
	    unitCostMinorE4?: number | null;
	    costKnown: boolean;
	    status: string;
	    hasMovements: boolean;
	    createdAt: string;
	    updatedAt: string;
	}
	export interface ProductArchive {
	    requestId: string;
	    ids: number[];
	    archived: boolean;
	}
	export interface ProductInput {
	    sku: string;
	    name: string;
	    description: string;
	    pack: string;
	    notes: string;
	    categoryId?: number | null;
	    unitId: number;
	    supplierId?: number | null;
	    priceMinorE4: number;
	    reorderPointMilli: number;
	    reorderUpToMilli: number;
	    reorderQuantityMilli: number;
	    orderMultipleMilli: number;
	    allowNegative: boolean;
	    barcodes: Barcode[];
	    suppliers: ProductSupplier[];
	}
	export interface ProductCreate {
	    requestId: string;
	    product: ProductInput;
	}
	export interface ProductEdit {
	    field: string;
	    id?: number | null;
	    quantityMilli: number;
	    archived: boolean;
	}
	export interface ProductQuery {
	    search: string;
	    categoryId?: number | null;
	    uncategorised: boolean;
	    supplierId?: number | null;
	    priceFromMinorE4?: number | null;
	    priceToMinorE4?: number | null;
	    statuses: string[];
	    archived: string;
	    query?: string;
	    filters?: ListFilter[];
	    sort: string;
	    descending: boolean;
	    cursor: string;
	    limit: number;
	    sumsLater?: boolean;
	}
	export interface ProductSelection {
	    ids: number[];
	    all: boolean;
	    query: ProductQuery;
	    except: number[];
	}
	export interface ProductEditCommand {
	    requestId: string;
	    selection: ProductSelection;
	    edit: ProductEdit;
	    expected: number;
	}
	export interface ProductEditDone {
	    changed: number;
	    entryId: number;
	}
	export interface ProductEditPreview {
	    selected: number;
	    changes: number;
	    same: number;
	    refused: number;
	    reasons: ListProblem[];
	    notes: ListProblem[];
	}
	export interface ProductEditQuestion {
	    selection: ProductSelection;
	    edit: ProductEdit;
	}
	export interface ProductEditUndo {
	    requestId: string;
	    entryId: number;
	}
	export interface ProductEditUndone {
	    restored: number;
	    kept: number;
	}
	export interface ProductFind {
	    text: string;
	    limit: number;
	    supplierId?: number | null;
	}
	export interface ProductIDs {
	    ids: number[];
	}
	
	export interface ProductRow {
	    id: number;
	    sku: string;
	    name: string;
	    categoryId?: number | null;
	    category: string;
	    supplierId?: number | null;
	    supplier: string;
	    unit: string;
	    unitDecimals: number;
	    priceMinorE4: number;
	    onHandMilli: number;
	    allocatedMilli: number;
	    availableMilli: number;
	    onOrderMilli: number;
	    projectedMilli: number;
	    reorderPointMilli: number;
	    valueMinor: number;
	    unitCostMinorE4?: number | null;
	    status: string;
	    archived: boolean;
	    updatedAt: string;
	}
	export interface ProductList {
	    rows: ProductRow[];
	    total: number;
	    onHandMilli: number;
	    valueMinor: number;
	    next: string;
	}
	export interface ProductMonth {
	    month: string;
	    orders: number;
	    quantityMilli: number;
	    netMinor: number;
	}
	export interface ProductMonths {
	    months: ProductMonth[];
	}
	export interface ProductPick {
	    id: number;
	    sku: string;
	    name: string;
	    unit: string;
	    unitDecimals: number;
	    priceMinorE4: number;
	    costMinorE4?: number | null;
	    supplierCode: string;
	    onHandMilli: number;
	    availableMilli: number;
	    exact: boolean;
	}
	export interface ProductPicks {
	    rows: ProductPick[];
	}
	
	export interface ProductRef {
	    id: number;
	}
	
	
	export interface StockBalance {
	    locationId: number;
	    location: string;
	    path: string;
	    quarantine: boolean;
	    archived: boolean;
	    onHandMilli: number;
	    valueMinor: number;
	    unitCostMinorE4?: number | null;
	}
	export interface ProductStock {
	    productId: number;
	    sku: string;
	    name: string;
	    unit: string;
	    unitDecimals: number;
	    onHandMilli: number;
	    quarantinedMilli: number;
	    promisedMilli: number;
	    allocatedMilli: number;
	    shortMilli: number;
	    availableMilli: number;
	    onOrderMilli: number;
	    projectedMilli: number;
	    reorderPointMilli: number;
	    valueMinor: number;
	    unitCostMinorE4?: number | null;
	    costKnown: boolean;
	    status: string;
	    balances: StockBalance[];
	}
	
	export interface ProductUpdate {
	    requestId: string;
	    id: number;
	    product: ProductInput;
	}
	export interface PurchaseDefault {
	    productId: number;
	    supplierCode: string;
	    unitCostMinorE4?: number | null;
	    minimumOrderMilli: number;
	    orderMultipleMilli: number;
	    leadTimeDays?: number | null;
	}
	export interface PurchaseDefaults {
	    rows: PurchaseDefault[];
	}
	export interface PurchaseDefaultsQuery {
	    supplierId: number;
	    productIds: number[];
	}
	export interface PurchaseLineInput {
	    id: number;
	    productId: number;
	    quantityMilli: number;
	    unitCostMinorE4?: number | null;
	    discountPpm: number;
	    supplierCode?: string | null;
	}
	export interface ReceiptLine {
	    id: number;
	    orderLineId: number;
	    productId: number;
	    sku: string;
	    name: string;
	    unit: string;
	    unitDecimals: number;
	    quantityMilli: number;
	    valueMinor: number;
	}
	export interface Receipt {
	    id: number;
	    number: string;
	    locationId: number;
	    location: string;
	    day: string;
	    at: string;
	    user: string;
	    note: string;
	    valueMinor: number;
	    reversed: boolean;
	    reversedAt: string;
	    reversedBy: string;
	    lines: ReceiptLine[];
	}
	export interface PurchaseOrderLine {
	    id: number;
	    position: number;
	    productId: number;
	    sku: string;
	    name: string;
	    unit: string;
	    unitDecimals: number;
	    archived: boolean;
	    supplierCode: string;
	    quantityMilli: number;
	    receivedMilli: number;
	    openMilli: number;
	    unitCostMinorE4: number;
	    discountPpm: number;
	    grossMinor: number;
	    discountMinor: number;
	    netMinor: number;
	    onHandMilli: number;
	    availableMilli: number;
	}
	export interface PurchaseOrder {
	    id: number;
	    number: string;
	    supplierId: number;
	    supplierCode: string;
	    supplier: string;
	    locationId: number;
	    location: string;
	    state: string;
	    history: boolean;
	    late: boolean;
	    orderDay: string;
	    promisedDay: string;
	    receivedDay: string;
	    reference: string;
	    terms: string;
	    note: string;
	    closedReason: string;
	    grossMinor: number;
	    discountMinor: number;
	    netMinor: number;
	    receivedPercent: number;
	    createdAt: string;
	    createdBy: string;
	    updatedAt: string;
	    lines: PurchaseOrderLine[];
	    receipts: Receipt[];
	    timeline: OrderEvent[];
	    can: string[];
	}
	export interface PurchaseOrderClose {
	    requestId: string;
	    id: number;
	    reason: string;
	}
	export interface PurchaseOrderCreate {
	    requestId: string;
	    supplierId: number;
	    locationId?: number | null;
	    orderDay: string;
	    promisedDay: string;
	    reference: string;
	    terms?: string | null;
	    note: string;
	    place: boolean;
	    lines: PurchaseLineInput[];
	}
	
	export interface PurchaseOrderRow {
	    id: number;
	    number: string;
	    supplierId: number;
	    supplierCode: string;
	    supplier: string;
	    reference: string;
	    state: string;
	    history: boolean;
	    orderDay: string;
	    promisedDay: string;
	    late: boolean;
	    lineCount: number;
	    netMinor: number;
	    receivedPercent: number;
	}
	export interface PurchaseOrderList {
	    rows: PurchaseOrderRow[];
	    total: number;
	    netMinor: number;
	    next: string;
	}
	export interface PurchaseOrderQuery {
	    search: string;
	    states: string[];
	    openOnly: boolean;
	    lateOnly: boolean;
	    supplierId?: number | null;
	    productId?: number | null;
	    from: string;
	    to: string;
	    history: string;
	    query?: string;
	    filters?: ListFilter[];
	    sort: string;
	    descending: boolean;
	    cursor: string;
	    limit: number;
	    sumsLater?: boolean;
	}
	export interface PurchaseOrderRef {
	    id: number;
	}
	
	export interface PurchaseOrderStep {
	    requestId: string;
	    id: number;
	}
	export interface PurchaseOrderUpdate {
	    requestId: string;
	    id: number;
	    supplierId: number;
	    locationId: number;
	    orderDay: string;
	    promisedDay: string;
	    reference: string;
	    terms: string;
	    note: string;
	    lines: PurchaseLineInput[];
	}
	export interface PurchaseScan {
	    code: string;
	}
	export interface PurchaseScanAnswer {
	    productId: number;
	    orders: PurchaseOrderRow[];
	}
	export interface ReasonChoice {
	    reason: string;
	    direction: string;
	}
	export interface ReasonList {
	    rows: ReasonChoice[];
	}
	
	
	export interface ReceiptReversal {
	    requestId: string;
	    receiptId: number;
	    note: string;
	}
	export interface ReceiveAnswer {
	    receiptId: number;
	    receiptNumber: string;
	    order: PurchaseOrder;
	}
	export interface ReceiveLineRequest {
	    orderLineId: number;
	    quantityMilli: number;
	}
	export interface ReceiveRequest {
	    requestId: string;
	    orderId: number;
	    locationId?: number | null;
	    day: string;
	    note: string;
	    acceptOver: boolean;
	    lines: ReceiveLineRequest[];
	}
	export interface Reopen {
	    anew: boolean;
	}
	export interface ReorderAnswer {
	    orders: PurchaseOrderRow[];
	}
	export interface ReorderRow {
	    productId: number;
	    sku: string;
	    name: string;
	    unit: string;
	    unitDecimals: number;
	    supplierCode: string;
	    availableMilli: number;
	    onOrderMilli: number;
	    draftedMilli: number;
	    projectedMilli: number;
	    reorderPointMilli: number;
	    reorderUpToMilli: number;
	    reorderQuantityMilli: number;
	    minimumOrderMilli: number;
	    orderMultipleMilli: number;
	    suggestedMilli: number;
	    unitCostMinorE4?: number | null;
	    netMinor?: number | null;
	    leadTimeDays?: number | null;
	}
	export interface ReorderGroup {
	    supplierId: number;
	    supplier: string;
	    netMinor: number;
	    rows: ReorderRow[];
	}
	export interface ReorderLine {
	    productId: number;
	    supplierId: number;
	    quantityMilli: number;
	    unitCostMinorE4?: number | null;
	}
	export interface ReorderProposals {
	    groups: ReorderGroup[];
	    count: number;
	}
	export interface ReorderQuery {
	    search: string;
	    supplierId?: number | null;
	}
	export interface ReorderRequest {
	    requestId: string;
	    lines: ReorderLine[];
	}
	
	export interface ReportCell {
	    text: string;
	    number?: number | null;
	}
	export interface ReportColumn {
	    key: string;
	    title: string;
	    kind: string;
	    total: boolean;
	    help: string;
	}
	export interface ReportExport {
	    path: string;
	    rows: number;
	}
	export interface ReportParams {
	    from: string;
	    to: string;
	    asOf: string;
	    location: string;
	    category: string;
	    basis: string;
	    by: string;
	}
	export interface ReportExportRequest {
	    name: string;
	    params: ReportParams;
	    format: string;
	    path: string;
	    requestId: string;
	}
	export interface ReportInfo {
	    name: string;
	    title: string;
	    question: string;
	    columns: ReportColumn[];
	    parameters: string[];
	}
	export interface ReportList {
	    reports: ReportInfo[];
	}
	export interface ReportPoint {
	    period: string;
	    orders: number;
	    netMinor: number;
	    marginMinor?: number | null;
	}
	export interface ReportRow {
	    subject: string;
	    id: number;
	    cells: ReportCell[];
	}
	export interface ReportPage {
	    report: ReportInfo;
	    rows: ReportRow[];
	    next: number;
	    rowCount: number;
	    totals: ReportCell[];
	    series: ReportPoint[];
	}
	
	
	export interface ReportQuery {
	    name: string;
	    params: ReportParams;
	    offset: number;
	    limit: number;
	}
	
	export interface SKUProposal {
	    sku: string;
	}
	export interface SalesDefault {
	    productId: number;
	    unitPriceMinorE4: number;
	    availableMilli: number;
	    onOrderMilli: number;
	}
	export interface SalesDefaults {
	    rows: SalesDefault[];
	}
	export interface SalesDefaultsQuery {
	    productIds: number[];
	}
	export interface SalesLineInput {
	    id: number;
	    productId: number;
	    quantityMilli: number;
	    unitPriceMinorE4?: number | null;
	    discountPpm: number;
	}
	export interface ShipmentLine {
	    id: number;
	    orderLineId: number;
	    productId: number;
	    sku: string;
	    name: string;
	    unit: string;
	    unitDecimals: number;
	    quantityMilli: number;
	    grossMinor: number;
	    netMinor: number;
	}
	export interface Shipment {
	    id: number;
	    number: string;
	    locationId: number;
	    location: string;
	    day: string;
	    at: string;
	    user: string;
	    tracking: string;
	    note: string;
	    netMinor: number;
	    reversed: boolean;
	    reversedAt: string;
	    reversedBy: string;
	    lines: ShipmentLine[];
	}
	export interface SalesOrderLine {
	    id: number;
	    position: number;
	    productId: number;
	    sku: string;
	    name: string;
	    unit: string;
	    unitDecimals: number;
	    archived: boolean;
	    quantityMilli: number;
	    shippedMilli: number;
	    openMilli: number;
	    allocatedMilli: number;
	    shortMilli: number;
	    unitPriceMinorE4: number;
	    discountPpm: number;
	    grossMinor: number;
	    discountMinor: number;
	    netMinor: number;
	    onHandMilli: number;
	    availableMilli: number;
	    onOrderMilli: number;
	}
	export interface SalesOrder {
	    id: number;
	    number: string;
	    customerId: number;
	    customerCode: string;
	    customer: string;
	    locationId: number;
	    location: string;
	    state: string;
	    history: boolean;
	    late: boolean;
	    short: boolean;
	    ready: boolean;
	    orderDay: string;
	    requiredDay: string;
	    shippedDay: string;
	    confirmedAt: string;
	    reference: string;
	    terms: string;
	    note: string;
	    closedReason: string;
	    grossMinor: number;
	    discountMinor: number;
	    netMinor: number;
	    shippedPercent: number;
	    createdAt: string;
	    createdBy: string;
	    updatedAt: string;
	    lines: SalesOrderLine[];
	    shipments: Shipment[];
	    timeline: OrderEvent[];
	    can: string[];
	}
	export interface SalesOrderClose {
	    requestId: string;
	    id: number;
	    reason: string;
	}
	export interface SalesOrderCreate {
	    requestId: string;
	    customerId: number;
	    locationId?: number | null;
	    orderDay: string;
	    requiredDay: string;
	    reference: string;
	    terms?: string | null;
	    note: string;
	    confirm: boolean;
	    lines: SalesLineInput[];
	}
	
	export interface SalesOrderRow {
	    id: number;
	    number: string;
	    customerId: number;
	    customerCode: string;
	    customer: string;
	    reference: string;
	    state: string;
	    history: boolean;
	    orderDay: string;
	    requiredDay: string;
	    late: boolean;
	    lineCount: number;
	    netMinor: number;
	    shippedPercent: number;
	    short: boolean;
	    ready: boolean;
	}
	export interface SalesOrderList {
	    rows: SalesOrderRow[];
	    total: number;
	    netMinor: number;
	    next: string;
	}
	export interface SalesOrderQuery {
	    search: string;
	    states: string[];
	    openOnly: boolean;
	    lateOnly: boolean;
	    shortOnly: boolean;
	    readyOnly: boolean;
	    customerId?: number | null;
	    productId?: number | null;
	    from: string;
	    to: string;
	    history: string;
	    query?: string;
	    filters?: ListFilter[];
	    sort: string;
	    descending: boolean;
	    cursor: string;
	    limit: number;
	    sumsLater?: boolean;
	}
	export interface SalesOrderRef {
	    id: number;
	}
	
	export interface SalesOrderStep {
	    requestId: string;
	    id: number;
	}
	export interface SalesOrderUpdate {
	    requestId: string;
	    id: number;
	    customerId: number;
	    locationId: number;
	    orderDay: string;
	    requiredDay: string;
	    reference: string;
	    terms: string;
	    note: string;
	    lines: SalesLineInput[];
	}
	export interface SalesScan {
	    code: string;
	}
	export interface SalesScanAnswer {
	    productId: number;
	    orders: SalesOrderRow[];
	}
	export interface SampleMade {
	    products: number;
	    suppliers: number;
	    customers: number;
	    purchaseOrders: number;
	    salesOrders: number;
	    movements: number;
	}
	export interface SampleStart {
	    requestId: string;
	}
	export interface ScannedCode {
	    code: string;
	}
	export interface ShipAnswer {
	    shipmentId: number;
	    shipmentNumber: string;
	    order: SalesOrder;
	}
	export interface ShipLineRequest {
	    orderLineId: number;
	    quantityMilli: number;
	}
	export interface ShipRequest {
	    requestId: string;
	    orderId: number;
	    locationId?: number | null;
	    day: string;
	    tracking: string;
	    note: string;
	    takeFromOthers: boolean;
	    lines: ShipLineRequest[];
	}
	
	
	export interface ShipmentReversal {
	    requestId: string;
	    shipmentId: number;
	    note: string;
	}
	export interface Soundness {
	    state: string;
	    problems: number;
	    example: string;
	    backup: string;
	    backupAt: string;
	}
	export interface StartOverRequest {
	    requestId: string;
	}
	export interface StartedOver {
	    backup: string;
	}
	
	export interface StockDocument {
	    kind: string;
	    id: number;
	    number: string;
	    reason: string;
	    day: string;
	    at: string;
	    user: string;
	    note: string;
	    reversed: boolean;
	    reversedAt: string;
	    reversedBy: string;
	    movements: MovementRow[];
	    timeline: OrderEvent[];
	}
	export interface StockDocumentRef {
	    kind: string;
	    id: number;
	}
	export interface StockLevelRow {
	    productId: number;
	    sku: string;
	    name: string;
	    category: string;
	    unit: string;
	    unitDecimals: number;
	    onHandMilli: number;
	    quarantinedMilli: number;
	    allocatedMilli: number;
	    availableMilli: number;
	    onOrderMilli: number;
	    projectedMilli: number;
	    shortMilli: number;
	    reorderPointMilli: number;
	    valueMinor: number;
	    unitCostMinorE4?: number | null;
	    status: string;
	}
	export interface StockLevelList {
	    rows: StockLevelRow[];
	    total: number;
	    onHandMilli: number;
	    allocatedMilli: number;
	    availableMilli: number;
	    onOrderMilli: number;
	    valueMinor: number;
	    next: string;
	}
	export interface StockLevelQuery {
	    search: string;
	    locationId?: number | null;
	    categoryId?: number | null;
	    statuses: string[];
	    archived: string;
	    query?: string;
	    filters?: ListFilter[];
	    sort: string;
	    descending: boolean;
	    cursor: string;
	    limit: number;
	    sumsLater?: boolean;
	}
	
	export interface StockReversal {
	    requestId: string;
	    kind: string;
	    id: number;
	    day: string;
	    note: string;
	}
	export interface Supplier {
	    id: number;
	    card: PartyCard;
	    leadTimeDays?: number | null;
	    archived: boolean;
	    products: number;
	    figures: PartyFigures;
	    createdAt: string;
	    updatedAt: string;
	}
	export interface SupplierCreate {
	    requestId: string;
	    card: PartyCard;
	    leadTimeDays?: number | null;
	}
	export interface SupplierUpdate {
	    requestId: string;
	    id: number;
	    card: PartyCard;
	    leadTimeDays?: number | null;
	}
	export interface TodayCounts {
	    toReceive: number;
	    toShip: number;
	    low: number;
	    out: number;
	    reorder: number;
	    latePurchases: number;
	    lateSales: number;
	    purchaseDrafts: number;
	    quotes: number;
	    shortOrders: number;
	}
	export interface TodayDay {
	    day: string;
	    netMinor: number;
	}
	export interface TodayOrder {
	    id: number;
	    number: string;
	    partner: string;
	    state: string;
	    orderDay: string;
	    dueDay: string;
	    daysLate: number;
	    netMinor: number;
	}
	export interface TodayOrders {
	    count: number;
	    orders: TodayOrder[];
	}
	export interface TodaySeller {
	    id: number;
	    sku: string;
	    name: string;
	    quantityMilli: number;
	    netMinor: number;
	    onHandMilli: number;
	    valueMinor: number;
	}
	export interface TodaySales {
	    netMinor: number;
	    beforeNetMinor: number;
	    days: TodayDay[];
	    before: TodayDay[];
	}
	export interface TodayProduct {
	    id: number;
	    sku: string;
	    name: string;
	    onHandMilli: number;
	    availableMilli: number;
	    shortMilli: number;
	    onOrderMilli: number;
	    reorderPointMilli: number;
	    suggestedMilli: number;
	    status: string;
	}
	export interface TodayProducts {
	    count: number;
	    products: TodayProduct[];
	}
	export interface TodayOverview {
	    day: string;
	    stockValueMinor: number;
	    toReceiveOrders: number;
	    toReceiveMinor: number;
	    toShipOrders: number;
	    toShipMinor: number;
	    shippable: number;
	    latePurchaseOrders: TodayOrders;
	    lateSalesOrders: TodayOrders;
	    shortOrders: TodayOrders;
	    drafts: TodayOrders;
	    quotes: TodayOrders;
	    lowProducts: TodayProducts;
	    sales: TodaySales;
	    best: TodaySeller[];
	    slowest: TodaySeller[];
	    counts: TodayCounts;
	}
	
	
	
	
	export interface TransferLine {
	    productId: number;
	    quantityMilli: number;
	}
	export interface TransferRequest {
	    requestId: string;
	    fromLocationId: number;
	    toLocationId: number;
	    day: string;
	    note: string;
	    lines: TransferLine[];
	}
	export interface Unit {
	    id: number;
	    code: string;
	    name: string;
	    decimals: number;
	    products: number;
	}
	export interface UnitCreate {
	    requestId: string;
	    code: string;
	    name: string;
	    decimals: number;
	}
	export interface UnitDelete {
	    requestId: string;
	    id: number;
	}
	export interface UnitList {
	    rows: Unit[];
	}
	export interface UnitRef {
	    id: number;
	}
	export interface UnitUpdate {
	    requestId: string;
	    id: number;
	    code: string;
	    name: string;
	    decimals: number;
	}
	export interface VersionInfo {
	    version: string;
	}

}

