/** A line that announces a figure: "Figur", "Figur 3", "Tabel 2: …". */
export const ANNOUNCEMENT =
  /^(figur|tabel|diagram|graf|illustration|billede|foto|kort)\b(\s*\d+)?\s*([.:–-]|$)/iu;
/** The same with nothing more, whatever its size: estimates of one short word stray far. */
export const BARE_ANNOUNCEMENT = /^(figur|tabel|diagram)(\s*\d+)?[.:]?$/iu;
/** "Figur 3. …": a caption whatever it is set in. */
export const NUMBERED_CAPTION = /^(figur|tabel|diagram|graf|illustration)\s*\d+\s*[.:–-]/iu;
