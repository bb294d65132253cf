/**
 * The register of enrolled faces: one file that git ignores, on this machine, for the local stand-in only.
 *
 * It holds name, number and 128 numbers of each person, and no picture. It is read anew each time, so that
 * who is enrolled while `npm start` runs is known at once.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import type { Comparison, EnrolledFaces } from '../face-api';
import { compareWith } from './verdict';

/** Where it lies, unless FACE_REGISTER names another file. */
const DEFAULT_FILE = resolve(__dirname, '../../.local/faces/register.json');

const PersonSchema = v.object({
  name: v.string(),
  idNumber: v.string(),
  descriptor: v.pipe(v.array(v.number()), v.length(128)),
});
const FileSchema = v.object({ version: v.literal(1), people: v.array(PersonSchema) });

export type EnrolledPerson = Readonly<v.InferOutput<typeof PersonSchema>>;

/** The file is there, and is not a register. */
export class RegisterError extends Error {}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export class FaceRegister implements EnrolledFaces {
  readonly file: string;

  constructor(file: string = process.env['FACE_REGISTER'] || DEFAULT_FILE) {
    this.file = file;
  }

  /** In the order of enrolment. @throws RegisterError */
  people(): readonly EnrolledPerson[] {
    if (!existsSync(this.file)) return [];
    const read = v.safeParse(FileSchema, parse(readFileSync(this.file, 'utf8')));
    // Its content is personal, and is not repeated.
    if (!read.success) throw new RegisterError(`${this.file} is no register of faces: remove it`);
    return read.output.people;
  }

  nameOf(idNumber: string): string | undefined {
    return this.#person(idNumber)?.name;
  }

  /** @throws RangeError where nobody with that number is enrolled */
  async compare(idNumber: string, picture: Buffer): Promise<Comparison> {
    const person = this.#person(idNumber);
    if (person === undefined) throw new RangeError('nobody with that number is enrolled');
    return compareWith(Float32Array.from(person.descriptor), picture);
  }

  /** In place of what was enrolled under the same number. */
  put(person: EnrolledPerson): void {
    this.#write([...this.people().filter(({ idNumber }) => idNumber !== person.idNumber), person]);
  }

  /** @returns whether that number was enrolled */
  remove(idNumber: string): boolean {
    const people = this.people();
    const rest = people.filter((person) => person.idNumber !== idNumber);
    if (rest.length === people.length) return false;
    this.#write(rest);
    return true;
  }

  #person(number: string): EnrolledPerson | undefined {
    return this.people().find(({ idNumber }) => idNumber === number);
  }

  #write(people: readonly EnrolledPerson[]): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const draft = `${this.file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ version: 1, people }), { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, this.file);
  }
}
