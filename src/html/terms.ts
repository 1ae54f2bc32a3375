// The field's words for people. For the browser too: this module imports nothing.

const english = {
  fields: {
    title: 'Title',
    catalogue: 'Catalogue',
    sectionPath: 'Section',
    providers: 'Providers',
    audiences: 'For',
    kind: 'Kind',
    description: 'Description',
    schedule: 'Dates',
    recurrence: 'How often',
    location: 'Place',
    price: 'Price',
    duration: 'Duration',
    registrationDeadline: 'Registration by',
    teachers: 'Teachers',
    courseNumber: 'Course number',
    contacts: 'Contacts',
    links: 'Links',
  },
  kinds: {
    course: 'course',
    programme: 'programme',
    network: 'network',
    mentoring: 'mentoring',
    coaching: 'coaching',
    session: 'session',
    webinar: 'webinar',
    tool: 'tool',
    meeting: 'meeting',
    visit: 'visit',
    publication: 'publication',
    other: 'other',
  },
};

export type Terms = typeof english;
export type Language = 'da' | 'en';

const danish: Terms = {
  fields: {
    title: 'Titel',
    catalogue: 'Katalog',
    sectionPath: 'Afsnit',
    providers: 'Udbydere',
    audiences: 'For',
    kind: 'Type',
    description: 'Beskrivelse',
    schedule: 'Datoer',
    recurrence: 'Hvor ofte',
    location: 'Sted',
    price: 'Pris',
    duration: 'Varighed',
    registrationDeadline: 'Tilmelding senest',
    teachers: 'Undervisere',
    courseNumber: 'Kursusnummer',
    contacts: 'Kontakt',
    links: 'Links',
  },
  kinds: {
    course: 'kursus',
    programme: 'forløb',
    network: 'netværk',
    mentoring: 'mentorordning',
    coaching: 'coaching',
    session: 'session',
    webinar: 'webinar',
    tool: 'værktøj',
    meeting: 'møde',
    visit: 'besøg',
    publication: 'udgivelse',
    other: 'andet',
  },
};

/** Names of an offering's fields and kinds. */
export const TERMS: Readonly<Record<Language, Terms>> = { da: danish, en: english };
