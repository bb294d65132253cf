import { readFileSync } from 'node:fs';

/**
 * The most memory that this process has had so far, in MB.
 *
 * `resourceUsage().maxRSS` is not it: on Linux it begins with what the parent had when it started the process.
 */
export function peakMemoryMb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
