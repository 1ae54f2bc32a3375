import { fold } from '../fold.ts';

/**
 * Titles of the parts that a publication has before and behind its subject (front and back matter, folded): never
 * the publication's own title, nor an offering's.
 */
const MATTER =
  /^(?:forord|kaere (?:\p{L}+ ?){1,4}$|velkommen(?:$| til .*(?:katalog|saeson|program|semester))|indledning|introduktion$|indhold$|indholdsfortegnelse|stikord|om (?:dette |denne )?\p{L}*(?:katalog|program|oversigt)\p{L}*$|(?:folge)?(?:notat|memo|brev|skrivelse)$|kontakt(?:$| os| oplysning)|resume$|kolofon|praktisk|tilmelding|sadan tilmelder|(?:handels|deltager|afmeldings)?betingelser|(?:handels|salgs)vilkar|forbehold$|persondata|find (?:os|vej))/u;

/** Titles of lists of what is in the publication (folded). */
const LIST =
  /^(?:indhold|indholdsfortegnelse|indholdsoversigt|stikord\p{L}*|(?:emne|titel|navne|kursus)?register|indeks|alfabetisk (?:oversigt|register)\b.*)$/u;

/** Whether a heading is the title of a contents page or an index. */
export const isListTitle = (title: string): boolean => LIST.test(fold(title));

/** Whether a heading is the title of front or back matter. */
export const isMatter = (title: string): boolean => MATTER.test(fold(title));
