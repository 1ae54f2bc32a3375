import { fold } from '../fold.ts';

/** What a name without a label is most likely of. */
export type NameOf = 'teachers' | 'location' | 'providers' | 'audiences';

/** Given names that are common in Denmark (folded): they tell a person from a place or a firm. */
const GIVEN = new Set(
  `adam agnes ahmed aksel albert alberte alexander alfred ali alice alma amalie amanda amira anders andrea andreas ane anette anita anja ann anna annali anne annelise annemette annette annie ansgar anton arne arthur asger asta astrid august aya bente bent benjamin berit bertil bettina birger birgit birgitte birthe bjarne bjorn bo bodil borge brian britt britta camilla carina carl carla carsten caspar catharina cecilie charlotte christen christian christina christoffer clara claus connie dagny dan daniel david dennis dina ditte dorte dorthe ebba ebbe edith egon einar eigil elin elisabeth elise ella ellen elna elsa else emil emilie emma emmy erik erling esben esther eva fatima ferdinand filip finn flemming frank freja frida frede frederik frederikke gerda gert gitte grete grethe gudrun gunnar gunhild gustav hanne hans harald hassan heidi helen helena helene helle hennig henning henrik henriette herdis herman hilda hjalmar holger hugo ib ida inga inge inger ingrid irene iris isabella jacob jakob jamila jan jane janne janni jannie jens jeppe jesper jette jim jimmy joakim johan johanne johannes john jon jonas jonathan jorgen jorn josefine julie jytte kaare kai kaj kamilla karen karin karina karl karla karsten kasper katja katrine keld kenneth kent kim kirsten kirstine kjeld klara klaus knud kristen kristian kristina kristine kristoffer kurt lars lasse laura laust lea leif lena lene leo leon lilian lili lilly lillian lina linda line lis lisa lisbeth lise liselotte liv liva lone lotte louise lucas ludvig luna lukas mads magnus maja malene malte mai maiken maria mariam marianne marie marius mark markus martha martin mathias mathilde max merete merethe mette mia michael mikael mikkel mikkeline mille mina mira mogens mohamed mohammad mona monica morten muhammad naja nanna natasja nicolai nicoline niels nikolaj nina noah nora oda olav ole olga oliver olivia omar oscar oskar otto palle patrick paul peder per pernille peter philip pia poul preben ralf randi rasmus rebecca regitze rene rigmor rikke rita robert rolf rune ruth saga sally samira sana sanne sara sarah sebastian selma signe sigrid sigurd silje simon simone sine sissel sofia sofie solveig sonja soren stefan sten steen stig stine storm sune susan susanne suzanne svend sven sverre sylvester tage tanja tea tim thea theis theo theodor therese thomas thor thorkild thure thyra tina tine tobias tom tommy tone torben torkild tove trine troels ulf ulla ulrik uffe vagn valdemar vera verner vibeke victor victoria viggo viktor vilhelm villads villy vita vivi viola walther werner william xenia yasmin yrsa ylva yvonne zahra zara`.split(
    ' ',
  ),
);

const PERSON = /^\p{Lu}[\p{L}.'’-]*(?: (?:von|van|de|af|el|\p{Lu}[\p{L}.'’-]*)){1,3}$/u;

/** The last parts of Danish words for places where things are held (folded). */
const PLACE =
  /(?:hal|hallen|sal|salen|lokale|lokalet|hus|huset|bibliotek|biblioteket|museum|hotel|hotellet|kro|kroen|centeret|center|centret|radhus|radhuset|gard|garden|kirke|kirken|museet|park|parken|plads|pladsen|torv|torvet|gade|gaden|vej|vejen|alle|kaj|kajen|strand|stranden|stue|stuen|vaerksted|vaerkstedet|terrasse|terrassen|haven|skoven|foyer|foyeren|scene|scenen|loftet|kaelderen|bygning|bygningen|auditorium|auditoriet|kantine|kantinen|campus|stadion|havn|havnen|kontor|kontoret|stationen|slottet|molle|mollen)$/;
const PLACE_WORD = /^(?:online|zoom|teams|virtuelt|lokale|sal|hal|hos|hotel|scandic)$/;
const ADDRESS = /\p{L}{3,} \d{1,3}[A-Z]?(?:,|$)|\b\d{4} \p{Lu}\p{L}+/u;

/** The last parts of Danish words for those who offer things, and what firms put behind their names (folded). */
const BODY =
  /(?:forening|foreningen|forbund|forbundet|selskab|selskabet|laug|lauget|institut|instituttet|akademi|akademiet|consult|consulting|konsulenterne|radgivning|radgiverne|klub|klubben|rad|radet|universitet|tjeneste|tjenesten|styrelse|styrelsen|team|teamet|skole|skolen|hojskole|hojskolen|netvaerk|netvaerket|kommune|region|fonden|fond|efteruddannelse|ledelse|gruppen|partners|partnere|videnscenter|aps|as|fmba|ivs|laboratoriet|kompagniet|kollektivet|udvikling|organisation|sekretariatet|sekretariat|afdeling|afdelingen|venner|vennerne|samvirke|huset)$/;

/** Ages, and Danish words for groups of people by themselves: "Børn fra 4 år", "Alle aldre", "Ledere og lærere". */
const AGE = /\d år(?!\p{L})|(?<!\p{L})(?:alle aldre|aldersgruppe)/iu;
const GROUP =
  /^(?:(?:alle|nye|unge|andre) )?(?:alle|børn|unge|voksne|seniorer|ældre|familier|forældre|pårørende|skoler|foreninger|virksomheder|kommuner|medlemmer|frivillige|studerende|gymnasier|\p{L}*(?:ere|ledere|lærere|pædagoger|chefer|elever|klasser|borgere))$/iu;

const isGroup = (value: string): boolean =>
  AGE.test(value) || value.split(/\s*[,/]\s*|\s+og\s+/u).every((part) => GROUP.test(part));

/** What the words before a name say of it (folded): "ved Vandrelauget", "med Ida Bruun", "hos Klub 70". */
const LEADS: readonly (readonly [RegExp, Partial<Record<NameOf, number>>])[] = [
  [/(?:^| )(?:af|v|ved|fra)$/u, { providers: 1, teachers: 0.5 }],
  [/(?:^| )med$/u, { teachers: 1 }],
  [/(?:^| )hos$/u, { location: 1 }],
];

/** How much a word or words before a name speak for each reading of it. */
export const evidenceOfLead = (lead: string): Partial<Record<NameOf, number>> =>
  LEADS.find(([pattern]) => pattern.test(fold(lead)))?.[1] ?? {};

/** How much speaks for each reading of a name that no label tells. */
export function evidenceFor(value: string): Readonly<Record<NameOf, number>> {
  const words = fold(value).split(' ');
  const places = words.filter((word) => PLACE.test(word) || PLACE_WORD.test(word)).length;
  const bodies = words.filter((word) => BODY.test(word)).length;
  const names = value.split(/\s*(?:,|\/|&|\s+og\s+)\s*/u);
  const isPeople = names.every((name) => PERSON.test(name));
  const given = names.filter((name) => GIVEN.has(fold(name).split(' ')[0] ?? '')).length;
  const isPlaced = ADDRESS.test(value) || /^(?:i|på|hos|ved|mød)\s/iu.test(value);
  return {
    teachers: isPeople && given > 0 ? 3 : isPeople && places + bodies === 0 ? 0.5 : 0,
    location: (places > 0 ? 1 : 0) + (isPlaced ? 1.5 : 0),
    // a place may be whoever offers something there: "Bymuseet"
    providers: bodies > 0 ? 1 : places > 0 ? 0.5 : 0,
    audiences: isGroup(value) ? 2 : 0,
  };
}
