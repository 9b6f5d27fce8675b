const LINK = (names: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${names}])`;

const REVIEW = `type Review @key(fields: "id") { id: ID!  stars: Int!  text: String  about: Book  author: Reader @provides(fields: "name")  by: Maker }
    type Reader @key(fields: "id") { id: ID!  name: String @external  wrote: [Review] }
    type Maker @key(fields: "id") { id: ID!  praise: String }`;

/** Four invented subgraphs of a lending library that use what federation has, so that plans of all kinds come up. */
export const WORLD_SDL: Readonly<Record<string, string>> = {
  catalog: `${LINK('"@key", "@shareable", "@inaccessible", "@external", "@provides"')}
    type Query { works(first: Int = 3): [Work!]!  work(id: ID!): Work  shelves: [[Work]]  things: [Thing]  books(kinds: [Kind!], first: Int): [Book]  hall: Hall!  nothing: Work  constructor: Book }
    type Mutation { rename(id: ID!, title: String): Work  lend(input: LendInput!): Loan  lose(id: ID!): Book! }
    input LendInput { id: ID!  days: Int = 7  notes: [String!] }
    type Loan { days: Int  book: Book!  query: Query }
    enum Kind { NOVEL ATLAS HIDDEN @inaccessible }
    scalar Json
    interface Named { name: String }
    interface Work @key(fields: "id") { id: ID!  title: String  maker: Maker  related(first: Int): [Work!] }
    type Book implements Work @key(fields: "id") { id: ID!  title: String  pages: Int  isbn: String!  kind: Kind  extra: Json  maker: Maker  related(first: Int): [Work!]  measures: Measures  places: [[Place!]!] }
    type Film implements Work @key(fields: "id") { id: ID!  title: String  minutes: Float!  maker: Maker  related(first: Int): [Work!]  sequel: Film }
    type Measures { width: Int @shareable  height: Int! @shareable }
    type Place { row: String!  hall: Hall  contents: [Thing!] }
    type Hall implements Named @key(fields: "code { floor door }") { code: Code!  name: String  best: Work!  open: Boolean }
    type Code @shareable { floor: Int!  door: String! }
    type Maker @key(fields: "id") @key(fields: "label") { id: ID!  label: String!  works(first: Int): [Work!]! }
    union Thing = Book | Film | Maker | Hall`,
  stock: `${LINK('"@key", "@requires", "@external", "@shareable", "@interfaceObject"')}
    type Query { lowest: Book  heaviest(first: Int = 2): [Book!] }
    type Mutation { restock(id: ID!, number: Int!): Book }
    type Book @key(fields: "id") { id: ID!  pages: Int @external  measures: Measures @external  inStock: Int  weight(unit: Unit = GRAM): Float @requires(fields: "pages")  parcel: Parcel @requires(fields: "pages measures { width height }")  home: Hall }
    type Measures @shareable { width: Int  height: Int! }
    type Parcel { text: String  fee: Int! }
    enum Unit { GRAM POUND }
    type Hall @key(fields: "code { floor door }") { code: Code!  capacity: Int!  boxes: [Book] }
    type Code @shareable { floor: Int!  door: String! }`,
  people: `${LINK('"@key", "@shareable", "@external", "@requires"')}
    type Query { people(first: Int): [Maker]  me: Reader }
    interface Named { name: String }
    type Maker implements Named @key(fields: "id") { id: ID!  name: String @shareable  born: Int  friends: [Maker]  inHall: Hall }
    type Reader implements Named @key(fields: "id") { id: ID!  name: String @shareable  favourite: Maker!  mentor: Reader }
    type Hall @key(fields: "code { floor door }") { code: Code!  keeper: Reader }
    type Code @shareable { floor: Int!  door: String! }`,
  reviews: `${LINK('"@key", "@shareable", "@external", "@provides"')}
    type Query { latest(first: Int = 3): [Review]  bestOf: Book }
    type Mutation { review(id: ID!, stars: Int): Review! }
    type Book @key(fields: "id") { id: ID!  reviews(first: Int): [Review!]!  rating: Float  twin: Film }
    type Film @key(fields: "id") { id: ID!  rating: Float }
    ${REVIEW}`,
};

/** The same, but reviews know of works only that they are works: what Apollo's executor loses data at. */
export const INTERFACE_OBJECT_SDL: Readonly<Record<string, string>> = {
  ...WORLD_SDL,
  reviews: `${LINK('"@key", "@interfaceObject", "@shareable", "@external", "@provides"')}
    type Query { latest(first: Int = 3): [Review]  bestOf: Work }
    type Mutation { review(id: ID!, stars: Int): Review! }
    type Work @key(fields: "id") @interfaceObject { id: ID!  reviews(first: Int): [Review!]!  rating: Float  twin: Work }
    ${REVIEW.replace('about: Book', 'about: Work')}`,
};
