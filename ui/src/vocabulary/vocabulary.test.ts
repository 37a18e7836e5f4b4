// Every code that the engine may answer has a sentence in both languages: read from the engine's own sources.

import { expect, test } from 'vitest';
import { allergyGroups } from '../patients/allergyGroups';
import patients from '../patients/pt-BR.json';
import en from './en.json';
import portuguese from './pt-BR.json';

const crates = '../../../src-tauri/crates';
const sources = import.meta.glob<string>(
  [
    '../../../src-tauri/crates/domain/src/**/*.rs',
    '../../../src-tauri/crates/clinic/src/queries/*.rs',
    '../../../src-tauri/crates/clinic/src/search/source.rs',
    '../../../src-tauri/crates/domain/src/tables/rules.json',
  ],
  { query: '?raw', import: 'default', eager: true },
);

function source(path: string): string {
  const text = sources[`${crates}/${path}`];
  if (text === undefined) throw new Error(`${path} is not there`);
  return text;
}

type Sections = Record<string, Record<string, unknown>>;
const words: Record<string, Sections> = {
  'pt-BR': portuguese as unknown as Sections,
  en: en as unknown as Sections,
};

/** The variants of an enum, as they are spelt on the wire. */
function variants(path: string, name: string): string[] {
  const text = source(path);
  const start = text.indexOf(`pub enum ${name} {`);
  const before = text.slice(Math.max(0, start - 600), start);
  const attributes = before.slice(Math.max(before.lastIndexOf('\n}'), before.lastIndexOf(';\n')) + 1);
  const body = text.slice(start, text.indexOf('\n}', start));
  const found = [
    ...body.matchAll(
      /(?:#\[serde\(rename = "([^"]+)"\)\]\s+(?:#\[[^\n]+\]\s+)*)?^ {4}([A-Z]\w*)(?:\(.*\))?(?: = \d+)?,/gm,
    ),
  ];
  const upper = /rename_all = "UPPERCASE"/.test(attributes);
  const screaming = /rename_all = "SCREAMING_SNAKE_CASE"/.test(attributes);
  return found.map(([, renamed, variant = '']) => {
    if (renamed !== undefined) return renamed;
    if (screaming) return variant.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
    return upper ? variant.toUpperCase() : variant;
  });
}

const enums: [section: string, path: string, name: string][] = [
  ['refusal', 'domain/src/refusal.rs', 'RefusalCode'],
  ['fault', 'domain/src/sig/fault.rs', 'FaultCode'],
  ['partKind', 'domain/src/sig/mod.rs', 'PartKind'],
  ['role', 'domain/src/roles.rs', 'Role'],
  ['sex', 'domain/src/people.rs', 'Sex'],
  ['sexShort', 'domain/src/people.rs', 'Sex'],
  ['situation', 'domain/src/people.rs', 'Situation'],
  ['allergyKind', 'domain/src/people.rs', 'AllergyKind'],
  ['allergyStatus', 'domain/src/people.rs', 'AllergyStatus'],
  ['severity', 'domain/src/people.rs', 'Severity'],
  ['source', 'domain/src/people.rs', 'Source'],
  ['locationKind', 'domain/src/places.rs', 'LocationKind'],
  ['encounterClass', 'domain/src/places.rs', 'EncounterClass'],
  ['prescriptionKind', 'domain/src/prescribing/words.rs', 'PrescriptionKind'],
  ['orderState', 'domain/src/prescribing/words.rs', 'OrderState'],
  ['priority', 'domain/src/prescribing/words.rs', 'Priority'],
  ['interventionReason', 'domain/src/prescribing/words.rs', 'InterventionReason'],
  ['overrideReason', 'domain/src/prescribing/words.rs', 'OverrideReason'],
  ['closeReason', 'domain/src/events/prescribing.rs', 'CloseReason'],
  ['event', 'domain/src/events/mod.rs', 'Event'],
  ['aggregateKind', 'domain/src/events/mod.rs', 'AggregateKind'],
  ['outcome', 'domain/src/findings/mod.rs', 'Outcome'],
  ['itemKind', 'domain/src/dosage.rs', 'ItemKind'],
  ['scheduleMode', 'domain/src/dosage.rs', 'ScheduleMode'],
  ['route', 'domain/src/catalogue/vocabulary.rs', 'Route'],
  ['documentType', 'domain/src/catalogue/vocabulary.rs', 'DocumentType'],
  ['useRestriction', 'domain/src/catalogue/vocabulary.rs', 'UseRestriction'],
  ['faultReason', 'domain/src/catalogue/fault.rs', 'FaultReason'],
  ['kind', 'clinic/src/search/source.rs', 'Kind'],
  ['medicineClass', 'clinic/src/queries/triage_filter.rs', 'MedicineClass'],
];

test.each(enums)('every_%s_has_its_words_and_none_is_said_that_is_not_there', (section, path, name) => {
  const known = variants(path, name).toSorted();
  expect(known.length, `${name} is read from ${path}`).toBeGreaterThan(1);
  for (const [language, all] of Object.entries(words)) {
    expect(Object.keys(all[section] ?? {}).toSorted(), `${section} in ${language}`).toEqual(known);
  }
});

test('every_unit_has_its_words_in_singular_and_plural', () => {
  const known = variants('domain/src/quantity/unit.rs', 'Unit').flatMap((code) => [
    `${code}_one`,
    `${code}_other`,
  ]);
  expect(known.length).toBeGreaterThan(60);
  for (const all of Object.values(words))
    expect(Object.keys(all.unit ?? {}).toSorted()).toEqual(known.toSorted());
});

test('every_finding_of_every_rule_has_its_words', () => {
  const files = ['allergy', 'approval', 'daily_maximum', 'duplicate', 'weight'];
  const rules = files.flatMap((file) => {
    const text = source(`domain/src/findings/${file}.rs`);
    const named = (constant: string) => new RegExp(`const ${constant}: &str = "(\\w+)"`).exec(text)?.[1];
    return [...text.matchAll(/Finding::new\((?:"(\w+)"|(\w+)), (?:Outcome::(\w+)|outcome)/g)].flatMap(
      ([, rule, constant = '', outcome]) =>
        (outcome === undefined ? ['Found', 'NotChecked'] : [outcome]).map((outcome) => ({
          rule: rule ?? named(constant) ?? constant,
          outcome,
        })),
    );
  });
  const declared = [...source('domain/src/findings/mod.rs').matchAll(/^mod (\w+);/gm)].map(
    ([, name]) => name,
  );
  expect(declared, 'a new rule file is read here too').toEqual(files);
  for (const all of Object.values(words)) {
    for (const { rule, outcome } of rules) {
      const keys = Object.keys(all.finding ?? {});
      expect(
        keys.includes(rule) || (outcome === 'NotChecked' && keys.includes(`${rule}_NOT_CHECKED`)),
        rule,
      ).toBe(true);
    }
  }
});

test('an_allergy_group_is_called_as_the_engine_calls_it_when_it_is_recorded', () => {
  const rules = JSON.parse(source('domain/src/tables/rules.json')) as {
    allergy_groups: { id: keyof typeof patients.group; name_pt: string }[];
  };
  const known = rules.allergy_groups.map(({ id, name_pt }) => [id, name_pt]);
  expect(allergyGroups.map((id) => [id, patients.group[id]])).toEqual(known);
});
