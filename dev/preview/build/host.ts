/** Bundles the preview's own browser code: the runtime of the phone, and the panel. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

export interface HostAssets {
  readonly runtime: string;
  readonly phoneStyle: string;
  readonly panel: string;
  readonly panelStyle: string;
}

const HERE = resolve(__dirname, '..');

const PHONE_STYLES = ['phone.css', 'built-ins.css', 'dialogs.css'];

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [join(HERE, entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: 'inline',
    minifySyntax: true,
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

let bundled: Promise<HostAssets> | undefined;

/** Once per process: the preview's own code is not watched. */
export function bundleHost(): Promise<HostAssets> {
  bundled ??= bundleAll();
  return bundled;
}

async function bundleAll(): Promise<HostAssets> {
  const [runtime, panel] = await Promise.all([bundle('runtime/boot.ts'), bundle('panel/panel.ts')]);
  return {
    runtime,
    panel,
    phoneStyle: PHONE_STYLES.map((name) => readFileSync(join(HERE, 'runtime/styles', name), 'utf8')).join(
      '\n',
    ),
    panelStyle: readFileSync(join(HERE, 'panel/panel.css'), 'utf8'),
  };
}
