/** What pages say that are shown in place of what was asked for. */
export interface ErrorWords {
  /** By the status of HTTP. */
  readonly titles: Readonly<Record<number, string>>;
  /** What happened and what can be done, by the status. */
  readonly texts: Readonly<Record<number, string>>;
  /** The title of any other status. */
  readonly other: string;
  readonly home: string;
  readonly file: string;
  /** Of documents, by the class of the error that ended them: why, and what can be done. */
  readonly documents: Readonly<Record<string, Failure>>;
  /** Of any other class. */
  readonly fault: Failure;
}

interface Failure {
  readonly reason: string;
  readonly remedy: string;
}

export const ERRORS: Readonly<Record<'da' | 'en', ErrorWords>> = {
  da: {
    titles: {
      400: 'Forespørgslen kunne ikke forstås',
      401: 'Der kræves et token',
      403: 'Ikke tilladt',
      404: 'Ikke fundet',
      409: 'Ikke i denne tilstand',
      412: 'Ændret i mellemtiden',
      413: 'For stor',
      415: 'En slags indhold, der ikke tages imod',
      421: 'Ikke et navn for denne tjeneste',
      422: 'Kan ikke læses',
      429: 'For mange forespørgsler',
      500: 'En fejl i katalog',
      503: 'Kan ikke nås i øjeblikket',
    },
    texts: {
      400: 'Adressen eller formularen indeholder noget, der ikke kan bruges. Gå tilbage, og prøv igen.',
      401: 'Log ind med et token for at se eller gøre dette.',
      403: 'Det token, du er logget ind med, giver ikke lov til dette, eller det blev sendt fra et andet sted end denne side.',
      404: 'Der er intet på denne adresse. Det kan være fjernet, eller adressen er ikke hel.',
      409: 'Dokumentet er kommet videre i mellemtiden. Åbn siden igen for at se, hvor langt det er.',
      412: 'En anden har gemt imens. Åbn siden igen, og gem på ny.',
      413: 'Filen er større, end denne tjeneste tager imod. Del den, eller spørg den, der driver tjenesten.',
      415: 'Send filer med formularen på siden Upload.',
      421: 'Tjenesten kendes ikke under dette navn. Den, der driver den, kan tilføje navnet.',
      422: 'Filen er tom eller af en slags, der ikke kan læses. PDF, PNG, JPEG, TIFF og ren tekst kan.',
      429: 'Vent et minut, og prøv igen.',
      500: 'Det er en fejl i programmet, ikke din. Den er skrevet i loggen.',
      503: 'Databasen svarer ikke. Prøv igen om lidt; intet er gået tabt.',
    },
    other: 'Forespørgslen kunne ikke besvares',
    home: 'Til katalogerne',
    file: 'Fil',
    documents: {
      EncryptedError: {
        reason: 'Filen er låst med en adgangskode.',
        remedy: 'Gem en kopi, der kan åbnes uden, og upload den.',
      },
      InputError: {
        reason: 'Filen er ikke hel, eller den er af en slags, der ikke kan læses.',
        remedy:
          'Åbn den i et andet program, og gem den på ny. PDF, PNG, JPEG, TIFF og ren tekst kan læses.',
      },
      LimitError: {
        reason: 'Dokumentet er større, end denne tjeneste læser, eller det tog for lang tid.',
        remedy: 'Del det, eller spørg den, der driver tjenesten.',
      },
      NothingFoundError: {
        reason: 'Der er ingen tekst i dokumentet, som kan læses.',
        remedy: 'Se efter, om det er det rigtige.',
      },
      PageError: {
        reason: 'En side eller et trin i arbejdet mislykkedes flere gange.',
        remedy: 'Prøv igen; mislykkes det igen, så spørg den, der driver tjenesten.',
      },
    },
    fault: {
      reason: 'Det er en fejl i programmet, ikke i filen.',
      remedy: 'Prøv igen; sker det igen, så sig det til den, der driver tjenesten.',
    },
  },
  en: {
    titles: {
      400: 'The request could not be understood',
      401: 'A token is needed',
      403: 'Not allowed',
      404: 'Not found',
      409: 'Not in this state',
      412: 'Changed in the meantime',
      413: 'Too large',
      415: 'A kind of content that is not taken',
      421: 'Not a name of this service',
      422: 'It cannot be read',
      429: 'Too many requests',
      500: 'A fault in katalog',
      503: 'Not reachable for the moment',
    },
    texts: {
      400: 'The address or the form holds something that cannot be used. Go back and try again.',
      401: 'Sign in with a token to see or do this.',
      403: 'The token you signed in with does not allow this, or it was sent from somewhere else than this page.',
      404: 'There is nothing at this address. It may have been removed, or the address is not complete.',
      409: 'The document has moved on in the meantime. Open the page again to see how far it is.',
      412: 'Somebody else saved in between. Open the page again, and save anew.',
      413: 'The file is larger than this service takes. Split it, or ask whoever runs the service.',
      415: 'Send files by the form on the Upload page.',
      421: 'The service does not answer to this name. Whoever runs it can add the name.',
      422: 'The file is empty, or of a kind that cannot be read. PDF, PNG, JPEG, TIFF and plain text can.',
      429: 'Wait a minute and try again.',
      500: 'This is a fault of the program, not of yours. It was written to the log.',
      503: 'The database does not answer. Try again in a while; nothing is lost.',
    },
    other: 'The request could not be answered',
    home: 'To the catalogues',
    file: 'File',
    documents: {
      EncryptedError: {
        reason: 'The file is locked with a password.',
        remedy: 'Save a copy that opens without one, and upload that.',
      },
      InputError: {
        reason: 'The file is not complete, or of a kind that cannot be read.',
        remedy:
          'Open it in another program and save it anew. PDF, PNG, JPEG, TIFF and plain text can be read.',
      },
      LimitError: {
        reason: 'The document is larger than this service reads, or it took too long.',
        remedy: 'Split it, or ask whoever runs the service.',
      },
      NothingFoundError: {
        reason: 'The document holds no text that can be read.',
        remedy: 'Look whether it is the right one.',
      },
      PageError: {
        reason: 'A page or a step of the work failed several times.',
        remedy: 'Try again; if it fails again, ask whoever runs the service.',
      },
    },
    fault: {
      reason: 'This is a fault of the program, not of the file.',
      remedy: 'Try again; if it happens again, tell whoever runs the service.',
    },
  },
};
