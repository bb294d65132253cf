/** What the bench uses of packages that come without types. */
declare module 'jsfeat' {
  export interface Matrix {
    readonly data: Uint8Array;
  }
  export interface Rectangle {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly neighbors: number;
  }
  export const U8_t: number;
  export const C1_t: number;
  export const matrix_t: new (columns: number, rows: number, type: number) => Matrix;
  export const bbf: {
    prepare_cascade(cascade: unknown): void;
    build_pyramid(source: Matrix, minWidth: number, minHeight: number, interval: number): unknown;
    detect(pyramid: unknown, cascade: unknown): Rectangle[];
    group_rectangles(found: Rectangle[], minNeighbors: number): Rectangle[];
  };
  export const haar: {
    detect_multi_scale(
      sum: Int32Array,
      squares: Int32Array,
      tilted: Int32Array,
      canny: null,
      width: number,
      height: number,
      cascade: unknown,
      scaleFactor: number,
      minScale: number,
    ): Rectangle[];
    group_rectangles(found: Rectangle[], minNeighbors: number): Rectangle[];
  };
  export const imgproc: {
    compute_integral_image(
      source: Matrix,
      sum: Int32Array,
      squares: Int32Array,
      tilted: Int32Array | null,
    ): void;
  };
}

declare module '@msvargas97/pico.js/build/src/pico.js' {
  /** Row, column, side, strength. */
  type Detection = [number, number, number, number];
  type Classify = (row: number, column: number, side: number, pixels: Uint8Array, stride: number) => number;
  export const pico: {
    unpack_cascade(bytes: Int8Array): Classify;
    run_cascade(
      image: { pixels: Uint8Array; nrows: number; ncols: number; ldim: number },
      classify: Classify,
      options: { shiftfactor: number; minsize: number; maxsize: number; scalefactor: number },
    ): Detection[];
    cluster_detections(found: Detection[], overlap: number): Detection[];
  };
}
