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
