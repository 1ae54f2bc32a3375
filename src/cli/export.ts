import { type Command, Option } from 'commander';
import { exportFormats } from '../export/formats.ts';
import type { ExportFlags } from './export-flags.ts';
import { webAddress } from './option-values.ts';

export function addExport(program: Command): void {
  program
    .command('export')
    .summary('hand the records to other programs')
    .description(
      'Writes the offerings of any number of catalogue.json files as one table, calendar, document or set of linked data.',
    )
    .argument('<files...>', 'catalogue.json files, or - for standard input')
    .addOption(
      new Option('--to <format>', 'what they become').choices(exportFormats).makeOptionMandatory(),
    )
    .option(
      '--out <path>',
      'the file, for datapackage the folder, that gets them (default: standard output, for text in one file)',
    )
    .option('--excel', 'csv for Danish Excel: semicolons, byte order mark, no formulas')
    .option('--publisher <name>', 'dcat: who publishes the data')
    .option('--url <url>', 'dcat: where the data can be had', webAddress)
    .addHelpText(
      'after',
      `
Formats:
  ndjson       the records as they are, one a line
  csv          a table (RFC 4180); lists are JSON in their cells
  xlsx         a workbook for Excel
  jsonld       schema.org as JSON-LD: Course, Event, Service …
  ics          iCalendar: an event for each date, in Danish time
  markdown     a document to read
  datapackage  a folder with the table and datapackage.json, its Frictionless description
  dcat         a DCAT-AP-DK record of the data set, as JSON-LD

Examples:
  $ katalog export output/*/catalogue.json --to csv --excel --out offerings.csv
  $ katalog export output/*/catalogue.json --to xlsx --out offerings.xlsx
  $ katalog export output/kurser/catalogue.json --to ndjson | jq .title
  $ katalog export output/kurser/catalogue.json --to datapackage --out kurser
  $ katalog export output/kurser/catalogue.json --to dcat --publisher "Vesterå Kommune" --url https://data.example.dk/kurser.csv
`,
    )
    .action(async (files: string[], flags: ExportFlags) => {
      const { exportFiles } = await import('./export-catalogues.ts');
      await exportFiles(files, flags);
    });
}
