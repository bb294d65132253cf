/** What the tests use of id-validator 1.3.0, which has no types of its own. */
declare module 'id-validator' {
  export default class IDValidator {
    constructor(areas: object);
    isValid(number: string): boolean;
    makeID(): string;
  }
}

declare module 'id-validator/src/GB2260' {
  const areas: object;
  export default areas;
}
