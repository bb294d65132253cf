/** What the build hands to the runtime beside code: JSON. */

export interface AppManifest {
  /** In the order of `app.json`. */
  readonly pages: readonly string[];
  /** `window` of `app.json`. */
  readonly window: Readonly<Record<string, unknown>>;
  /** `style` of `app.json`: empty, or `v2`. */
  readonly look: string;
  /** `theme.json`. */
  readonly themes: Readonly<Record<string, unknown>>;
  readonly appStyle: string;
  readonly nodes: readonly ManifestNode[];
}

/** A page or a component. */
export interface ManifestNode {
  readonly path: string;
  readonly isPage: boolean;
  /** Its `.json`, with `styleIsolation` and absolute `usingComponents`. */
  readonly config: Readonly<Record<string, unknown>>;
  /** CSS. */
  readonly style: string;
  /** Prefix of its classes; null: shared with the app. */
  readonly scope: string | null;
  /** Methods that its template's events name. */
  readonly handlers: readonly string[];
}
